import type { NewTodo, Todo } from '@zhanwang/domain-todo/todo'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { newId } from '@zhanwang/kernel/ids'
import { EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import { openDatabase } from '@zhanwang/persistence/database'
import { migrate } from '@zhanwang/persistence/migrator'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { todoRetentionMigration } from '../src/todo-retention.ts'
import { todoOf } from '../src/todo-row.ts'
import { type TodoTables, todoMigration } from '../src/todo-tables.ts'

export const COUNTY = ScopePath.parse('/42/4203/420304/')

/** A decision of the county on what a township asked for. */
export function aTodo(more: Partial<NewTodo> = {}): NewTodo {
  return {
    key: 'approval/1/1',
    kind: 'approval.decide',
    weight: 'action',
    params: { title: '设立杨溪铺镇社工站' },
    subject: { type: 'approval', id: '1' },
    addressee: { permission: 'approval.decide', place: COUNTY },
    division: DivisionCode.parse('420304101'),
    divisionName: '杨溪铺镇',
    scopePath: ScopePath.parse('/42/4203/420304/420304101/'),
    openedOn: '2026-06-30',
    dueOn: '2026-07-07',
    ...more,
  }
}

function call(): CommandCall {
  return {
    actor: { kind: 'account', id: 'clerk', name: '文员', grants: [] },
    scopes: [EVERYWHERE],
    procedure: 'test.command',
    now: new Date(),
    today: '2026-06-30',
    language: 'zh',
    correlationId: 'test',
    commandId: newId(),
    inputDigest: '',
  }
}

/** A database with to-dos, and beside it what its outbox tells. */
export async function todoOffice() {
  await using made = new AsyncDisposableStack()
  const server = made.use(await testDatabase())
  await migrate({
    ...server,
    migrations: [todoMigration('test-0001-todos'), todoRetentionMigration('test-0002-todo-retention')],
  })
  const db = openDatabase<TodoTables>({ url: server.appUrl, name: 'test' })
  made.defer(() => db.close())
  const running = made.move()
  return {
    db,
    /** One command that does this. */
    command: (work: (tx: Transaction<TodoTables>) => Promise<void>): Promise<void> =>
      db.command(call(), async (tx) => {
        tx.audit({ subjectType: 'test', subjectId: 'test', scopePath: '/', division: null })
        await work(tx)
      }),
    async todos(): Promise<Todo[]> {
      const rows = await db.read.selectFrom('todo').selectAll().orderBy('key').execute()
      return rows.map((row) => todoOf('test', row))
    },
    async told() {
      return db.read
        .selectFrom('outbox')
        .select(['aggregate_id as id', 'aggregate_version as version', 'state'])
        .where('type', '=', 'todo-changed')
        .orderBy('id')
        .execute()
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

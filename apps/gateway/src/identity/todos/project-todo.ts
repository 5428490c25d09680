import type { Todo } from '@zhanwang/domain-todo/todo'
import type { EventEnvelope } from '@zhanwang/kernel/event'
import type { Database } from '@zhanwang/persistence/database'
import type { IdentityTables } from '../tables.ts'
import { heirOf } from './heir-of.ts'
import type { TellTodo, Waiting } from './tell-todo.ts'

/** The consumer of a context's to-dos: unique on the platform. */
export function todoConsumer(context: string): string {
  return `gateway-todos-${context}`
}

/**
 * Takes a to-do from its event where ours is older. `tell` hears, after the commit, for whom it waited and for whom it
 * waits now: their lists are as they should be by then.
 */
export async function projectTodo(
  database: Database<IdentityTables>,
  envelope: EventEnvelope,
  todo: Todo,
  tell: TellTodo,
): Promise<void> {
  let told: Waiting[] = []
  await database.reaction(todoConsumer(todo.context), envelope, async ({ db, write }) => {
    told = []
    const before = await db.selectFrom('todo').selectAll().where('id', '=', todo.id).forUpdate().executeTakeFirst()
    if (before && before.version >= todo.version) return
    const { addressee, subject } = todo
    const accountId = 'accountId' in addressee ? addressee.accountId : null
    const stays = before?.status === 'open' && before.account_id === accountId
    const row = {
      kind: todo.kind,
      weight: todo.weight,
      params: JSON.stringify(todo.params),
      subject_type: subject.type,
      subject_id: subject.id,
      account_id: accountId,
      handed_to: stays ? before.handed_to : accountId && (await heirOf(db, accountId)),
      permission: 'permission' in addressee ? addressee.permission : null,
      place: 'place' in addressee ? addressee.place : null,
      not_for: todo.notFor,
      division: todo.division,
      division_name: todo.divisionName,
      opened_on: todo.openedOn,
      due_on: todo.dueOn,
      escalated: todo.escalated,
      status: todo.status,
      closed_on: todo.closedOn,
      version: todo.version,
    }
    write(
      db
        .insertInto('todo')
        .values({ id: todo.id, context: todo.context, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('todo.version', '<', todo.version)),
    )
    if (before?.status === 'open') told.push(before)
    if (row.status === 'open') told.push(row)
  })
  for (const waiting of told) tell(waiting, todo.id)
}

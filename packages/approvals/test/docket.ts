import { ApprovalRoute } from '@zhanwang/domain-approval/route'
import type { Actor, ActorGrant } from '@zhanwang/kernel/actor'
import { scopesOf } from '@zhanwang/kernel/actor'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import { type Database, openDatabase } from '@zhanwang/persistence/database'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { type Migration, migrate } from '@zhanwang/persistence/migrator'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { todoMigration } from '@zhanwang/todos/todo-tables'
import { sql } from 'kysely'
import pg from 'pg'
import type { ApprovalEffects } from '../src/approval-effects.ts'
import { approvalHandlers } from '../src/approval-handlers.ts'
import { type ApprovalTables, approvalMigration } from '../src/approval-tables.ts'
import { openApproval, resubmitApproval } from '../src/open-approval.ts'

/** A subject of approvals for these tests: a desk that a township asks for. */
interface DeskTables extends ApprovalTables {
  desk: { id: Uuid; name: string; state: string }
}

const desks: Migration = {
  name: 'docket-0003',
  async up(db, appRole) {
    await sql`CREATE TABLE desk (id uuid PRIMARY KEY, name text NOT NULL, state text NOT NULL)`.execute(db)
    await sql`CREATE UNIQUE INDEX desk_name ON desk (name) WHERE state = 'approved'`.execute(db)
    await sql`GRANT SELECT, INSERT, UPDATE ON desk TO ${sql.id(appRole)}`.execute(db)
  },
}

export const CONTEXT = 'docket'
export const TOWN = '/42/4203/420304/420304101/'
export const COUNTY = '/42/4203/420304/'
export const PREFECTURE = '/42/4203/'
export const MONDAY = '2026-06-29T10:00:00+08:00'

export const ONE_STEP = ApprovalRoute.parse({
  steps: [{ name: '县级审核', level: 'county', permission: 'desk.supervise', workingDays: 5 }],
})
export const TWO_STEPS = ApprovalRoute.parse({
  steps: [...ONE_STEP.steps, { name: '市级审批', level: 'prefecture', permission: 'desk.supervise', workingDays: 10 }],
})
export const COUNTERSIGN = ApprovalRoute.parse({
  steps: [{ name: '会签', level: 'county', permission: 'desk.supervise', people: 2, workingDays: 5 }],
})

const RIGHTS = ['approval.read', 'approval.decide', 'desk.supervise']

/** An account that holds all of it over exactly these places. */
export function officer(id: string, ...places: string[]): Actor {
  const grants = places.map((place): ActorGrant => ({ permissions: RIGHTS, scope: ScopePath.parse(place) }))
  return { kind: 'account', id, name: `经办${id}`, grants }
}

export const CLERK = officer('clerk', TOWN)
export const FIRST = officer('county-1', COUNTY)
export const SECOND = officer('county-2', COUNTY)
export const ABOVE = officer('prefecture-1', PREFECTURE)

const effects: ApprovalEffects<DeskTables> = {
  desk: {
    async approved({ db }, { subject, snapshot }) {
      if (snapshot.forbidden === true) throw new DomainError('rule-broken', { reason: 'desk-forbidden' })
      if (snapshot.broken === true) throw new Error('the desk cannot be made')
      await sql`UPDATE desk SET state = 'approved' WHERE id = ${subject.id}`.execute(db)
    },
    async stopped({ db }, { subject, status }) {
      await sql`UPDATE desk SET state = ${status} WHERE id = ${subject.id}`.execute(db)
    },
    refused: (error) => mapConstraint(error, { desk_name: 'desk-name-taken' }),
  },
}

/** A database with approvals of desks, and people to ask for them and to decide. */
export interface Docket extends AsyncDisposable {
  readonly db: Database<DeskTables>
  readonly appUrl: string
  /** Asks as this account at an instant (default {@link MONDAY}). */
  as(actor: Actor, at?: string): DocketOf
}

type Handlers = ReturnType<typeof approvalHandlers<DeskTables>>
type Input<P extends keyof Handlers> = Parameters<Handlers[P]>[0]

interface DocketOf {
  submit(more?: Submission): Promise<{ id: Uuid; desk: Uuid }>
  resubmit(id: Uuid, snapshot: Record<string, string>): Promise<void>
  list(more?: Partial<Input<'list'>>): ReturnType<Handlers['list']>
  get(id: Uuid): Promise<Awaited<ReturnType<Handlers['get']>>['file']>
  decide(id: Uuid, version: number, more?: Partial<Input<'decide'>>, commandId?: string): ReturnType<Handlers['decide']>
  withdraw(id: Uuid, version: number): ReturnType<Handlers['withdraw']>
}

interface Submission {
  readonly name?: string
  readonly route?: ApprovalRoute
  readonly madeBy?: readonly string[]
  readonly holidays?: readonly string[]
  readonly snapshot?: Record<string, string | boolean>
  /** Another file about this desk. */
  readonly desk?: Uuid
}

export async function openDocket(): Promise<Docket> {
  const server = await testDatabase()
  const migrations = [todoMigration('docket-0001'), approvalMigration('docket-0002'), desks]
  await migrate({ ownerUrl: server.ownerUrl, appRole: server.appRole, migrations })
  const db = openDatabase<DeskTables>({ url: server.appUrl, name: CONTEXT })
  const places = {
    pathOf: async (code: string) => (code === '420304' ? ScopePath.parse(COUNTY) : undefined),
    namesOf: async () => new Map([[COUNTY, '郧阳区']]),
  }
  const handlers = approvalHandlers({ db, context: CONTEXT, places }, effects)
  return {
    db,
    appUrl: server.appUrl,
    as: (actor, at = MONDAY) => asked(db, handlers, actor, at),
    async [Symbol.asyncDispose]() {
      await db.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

function asked(db: Database<DeskTables>, handlers: Handlers, actor: Actor, at: string): DocketOf {
  const now = new Date(at)
  const call = (input: object, commandId: string = newId()): CommandCall => ({
    ...{ actor, scopes: scopesOf(actor, 'approval.decide'), procedure: 'test', now, today: todayInShanghai(now) },
    ...{ language: 'zh', correlationId: 'test', commandId, inputDigest: sha256Hex(canonicalJson(input)) },
  })
  return {
    submit: ({ name = '办公桌', route = ONE_STEP, madeBy = [], holidays = [], snapshot = {}, desk = newId() } = {}) =>
      db.command(call({ desk }), async (tx) => {
        await sql`INSERT INTO desk VALUES (${desk}, ${name}, 'pending') ON CONFLICT DO NOTHING`.execute(tx.db)
        const place = { division: DivisionCode.parse('420304101'), divisionName: '杨溪铺镇' }
        const { id } = await openApproval(tx, call({}), {
          ...{ ...place, context: CONTEXT, subject: { type: 'desk', id: desk }, title: `设立${name}` },
          ...{ scopePath: ScopePath.parse(TOWN), snapshot: { name, ...snapshot }, route, madeBy, holidays },
          todoKind: 'desk.decide',
        })
        return { id, desk }
      }),
    resubmit: async (id, snapshot) => {
      await db.command(call({ id }), async (tx) => {
        await resubmitApproval(tx, call({}), { context: CONTEXT, id, snapshot })
        return {}
      })
    },
    list: (more = {}) => handlers.list({ queue: 'mine', limit: 50, ...more }, call({})),
    get: async (id) => (await handlers.get({ id }, call({}))).file,
    decide: (id, version, more = {}, commandId = newId()) => {
      const input = { id, version, outcome: 'approve', comment: '', ...more } as const
      return handlers.decide(input, call(input, commandId))
    },
    withdraw: (id, version) => handlers.withdraw({ id, version }, call({ id })),
  }
}

/** The state of a desk. */
export async function deskState({ db }: Docket, id: Uuid): Promise<string | undefined> {
  return (await db.read.selectFrom('desk').select('state').where('id', '=', id).executeTakeFirst())?.state
}

/** Open to-dos: whom they wait for, whom not, until when. */
export async function openTodos({ db }: Docket) {
  const rows = await db.read.selectFrom('todo').selectAll().where('status', '=', 'open').orderBy('key').execute()
  return rows.map((row) => ({
    ...{ kind: row.kind, for: row.account_id ?? row.place, notFor: row.not_for, dueOn: row.due_on },
    escalated: row.escalated,
  }))
}

/** What the application's role may do beside the handlers, as somebody at its session could try. */
export async function asApplication({ appUrl }: Docket, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

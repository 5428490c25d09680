import { Actor } from '@zhanwang/kernel/actor'
import type { CommandCall } from '@zhanwang/kernel/call'
import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import { defineEvent, type EventEnvelope } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import { type Database, openDatabase } from '@zhanwang/persistence/database'
import { type Migration, migrate } from '@zhanwang/persistence/migrator'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { type TestDatabase, testDatabase } from '@zhanwang/testkit/postgres'
import { sql } from 'kysely'
import pg from 'pg'
import { z } from 'zod'

export interface NoteTable {
  id: string
  title: string
  scope_path: string
  version: number
}

export interface NoteTables extends PlatformTables {
  note: NoteTable
}

const notes: Migration = {
  name: 'notes-0001',
  async up(db, appRole) {
    await sql`
      CREATE TABLE note (
        id uuid PRIMARY KEY,
        title text NOT NULL CONSTRAINT note_title_key UNIQUE,
        scope_path text COLLATE "C" NOT NULL,
        version integer NOT NULL CHECK (version > 0)
      )`.execute(db)
    await sql`GRANT SELECT, INSERT, UPDATE ON note TO ${sql.id(appRole)}`.execute(db)
  },
}

export const noteMigrations: readonly Migration[] = [notes]

export const noteChanged = defineEvent({
  context: 'notes',
  type: 'note-changed',
  version: 1,
  state: z.object({ title: z.string() }),
  golden: { title: 'one' },
})

/** A migrated database of the test's own, opened as the application, and beside it a session of its owner. */
export interface Notes extends AsyncDisposable {
  readonly names: TestDatabase
  readonly database: Database<NoteTables>
  readonly owner: pg.Client
  /** Another session of the application's role: it may end and cancel the role's others. */
  readonly app: pg.Client
}

/** Ends every other session of the application. */
export async function endSessions({ app }: Notes): Promise<void> {
  await app.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
  )
}

export async function openNotes(poolSize = 10): Promise<Notes> {
  const fill = (empty: { ownerUrl: string; appRole: string }) => migrate({ ...empty, migrations: noteMigrations })
  const names = await testDatabase({ key: 'notes', fill })
  const database = openDatabase<NoteTables>({ url: names.appUrl, name: 'notes', poolSize })
  const owner = new pg.Client({ connectionString: names.ownerUrl })
  const app = new pg.Client({ connectionString: names.appUrl })
  // Tests that end sessions may end this one.
  app.on('error', () => undefined)
  await Promise.all([owner.connect(), app.connect()])
  return {
    names,
    database,
    owner,
    app,
    async [Symbol.asyncDispose]() {
      await database.close()
      await Promise.all([owner.end(), app.end()])
      await names[Symbol.asyncDispose]()
    },
  }
}

const clerk = Actor.parse({ kind: 'account', id: 'clerk', name: '文员', grants: [] })

export function commandCall(input: unknown = {}, commandId: string = newId()): CommandCall {
  return {
    actor: clerk,
    scopes: [EVERYWHERE],
    procedure: 'notes.write',
    now: new Date(),
    today: '2022-12-31',
    language: 'zh',
    correlationId: newId(),
    commandId,
    inputDigest: sha256Hex(`notes.write${canonicalJson(input)}`),
  }
}

/** Writes a note by a command, with an audit entry and an event, and returns its id. */
export function writeNote(
  database: Database<NoteTables>,
  title: string,
  call: CommandCall = commandCall({ title }),
): Promise<{ id: string }> {
  return database.command(call, async (tx) => {
    const id = newId()
    await tx.db.insertInto('note').values({ id, title, scope_path: '/42/', version: 1 }).execute()
    tx.audit({ subjectType: 'note', subjectId: id, scopePath: '/42/', division: '42', detail: { title } })
    tx.emit(noteChanged, { aggregateId: id, aggregateVersion: 1, state: { title } })
    return { id }
  })
}

export async function countRows(owner: pg.Client, table: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(`SELECT count(*) FROM ${pg.escapeIdentifier(table)}`)
  return Number(rows[0]?.count)
}

export function envelopeOf(id = newId()): EventEnvelope {
  return {
    id,
    context: 'elsewhere',
    type: 'thing-changed',
    version: 1,
    aggregateId: 'thing',
    aggregateVersion: 1,
    occurredAt: new Date().toISOString(),
    actorId: 'clerk',
    correlationId: newId(),
    state: {},
  }
}

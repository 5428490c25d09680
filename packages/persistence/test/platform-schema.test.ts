import { newId } from '@zhanwang/kernel/ids'
import { migrate } from '@zhanwang/persistence/migrator'
import { platformMigrations } from '@zhanwang/persistence/platform-schema'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Notes, noteMigrations, openNotes, writeNote } from './notes.ts'

let notes: Notes
let app: pg.Client
beforeAll(async () => {
  notes = await openNotes()
  app = new pg.Client({ connectionString: notes.names.appUrl })
  await app.connect()
})
afterAll(async () => {
  await app.end()
  await notes[Symbol.asyncDispose]()
})

const PLATFORM = [
  'audit_entry',
  'audit_seal',
  'command',
  'daily_run',
  'dead_letter',
  'inbox',
  'job',
  'outbox',
  'stored_file',
]

test('the application holds exactly these rights on the platform tables', async () => {
  const { rows } = await notes.owner.query<{ right: string }>(
    `SELECT table_name || ' ' || privilege_type AS right FROM information_schema.table_privileges
     WHERE grantee = $1 AND table_name = ANY ($2) ORDER BY 1`,
    [notes.names.appRole, PLATFORM],
  )
  expect(rows.map(({ right }) => right)).toEqual([
    'audit_entry SELECT',
    'audit_seal INSERT',
    'audit_seal SELECT',
    'command INSERT',
    'command SELECT',
    'daily_run SELECT',
    'dead_letter INSERT',
    'dead_letter SELECT',
    'inbox INSERT',
    'inbox SELECT',
    'job DELETE',
    'job SELECT',
    'outbox SELECT',
    'stored_file DELETE',
    'stored_file SELECT',
  ])
})

test('single columns: the application writes no transaction id, and updates only how a row was dealt with', async () => {
  const { rows } = await notes.owner.query<{ right: string; columns: string[] }>(
    `SELECT cols.table_name || ' ' || privilege_type AS right, array_agg(column_name::text ORDER BY column_name) AS columns
     FROM information_schema.column_privileges AS cols
     WHERE grantee = $1 AND table_name = ANY ($2) AND NOT EXISTS (
       SELECT FROM information_schema.table_privileges AS whole WHERE whole.grantee = cols.grantee
         AND whole.table_name = cols.table_name AND whole.privilege_type = cols.privilege_type)
     GROUP BY 1 ORDER BY 1`,
    [notes.names.appRole, PLATFORM],
  )
  expect(rows.map(({ right }) => right)).toEqual([
    'audit_entry INSERT',
    'daily_run INSERT',
    'daily_run UPDATE',
    'dead_letter UPDATE',
    'job INSERT',
    'job UPDATE',
    'outbox INSERT',
    'outbox UPDATE',
    'stored_file INSERT',
  ])
  const columns = Object.fromEntries(rows.map((row) => [row.right, row.columns]))
  expect(columns['audit_entry INSERT']).not.toContain('xid')
  expect(columns['outbox INSERT']).not.toContain('xid')
  expect(columns['outbox UPDATE']).toEqual(['published_at'])
  expect(columns['daily_run UPDATE']).toEqual(['done_at', 'tries'])
  expect(columns['job UPDATE']).not.toContain('scopes')
  expect(columns['job UPDATE']).not.toContain('account_id')
  expect(columns['dead_letter UPDATE']).toEqual(['resolution', 'resolved_at', 'resolved_by'])
})

test.each([
  `UPDATE audit_entry SET actor_id = 'someone'`,
  'DELETE FROM audit_entry',
  'TRUNCATE audit_entry',
  'DELETE FROM audit_seal',
  `UPDATE command SET result = '{}'`,
  'DELETE FROM outbox',
  'DELETE FROM inbox',
])('the application may not %s', async (statement) => {
  await writeNote(notes.database, newId())
  await expect(app.query(statement)).rejects.toThrow('permission denied')
})

test('every platform table says what it is for', async () => {
  const { rows } = await notes.owner.query<{ name: string; comment: string | null }>(
    `SELECT relname AS name, obj_description(oid) AS comment FROM pg_class WHERE relname = ANY ($1) AND relkind = 'r'`,
    [PLATFORM],
  )
  expect(rows).toHaveLength(PLATFORM.length)
  for (const { comment } of rows) expect(comment).toMatch(/\w/)
})

test('migrating again does nothing, also twice at once', async () => {
  const again = () =>
    migrate({ ownerUrl: notes.names.ownerUrl, appRole: notes.names.appRole, migrations: noteMigrations })
  expect(await Promise.all([again(), again()])).toEqual([[], []])
})

test('several migrations of an empty database at once: one does it all, the others find it done', async () => {
  await using names = await testDatabase()
  const run = () => migrate({ ownerUrl: names.ownerUrl, appRole: names.appRole, migrations: noteMigrations })
  const done = await Promise.all(Array.from({ length: 8 }, run))
  expect(done.flat()).toEqual([...platformMigrations.map(({ name }) => name), 'notes-0001'])
  // On an existing one as well, where nothing but the grant is left to collide.
  expect((await Promise.all(Array.from({ length: 8 }, run))).flat()).toEqual([])
})

test('a migration that fails throws its error and leaves nothing of itself', async () => {
  const failing = {
    name: 'notes-0002',
    async up(db: Parameters<(typeof noteMigrations)[number]['up']>[0]) {
      await db.schema.createTable('half').addColumn('id', 'integer').execute()
      throw new Error('no further')
    },
  }
  const run = migrate({
    ownerUrl: notes.names.ownerUrl,
    appRole: notes.names.appRole,
    migrations: [...noteMigrations, failing],
  })
  await expect(run).rejects.toThrow('no further')
  const { rows } = await notes.owner.query(`SELECT to_regclass('half') AS half`)
  expect(rows).toEqual([{ half: null }])
})

test('sessions run in UTC, dates stay texts, and an integer that a number cannot hold is refused', async () => {
  const { read } = notes.database
  const { rows } = await sql<{ zone: string; day: string; days: string[]; big: number }>`
    SELECT current_setting('TimeZone') AS zone, date '2022-12-31' AS day, array[date '2022-12-31', NULL] AS days,
      9007199254740991::bigint AS big`.execute(read)
  expect(rows).toEqual([{ zone: 'UTC', day: '2022-12-31', days: ['2022-12-31', null], big: Number.MAX_SAFE_INTEGER }])
  await expect(sql`SELECT 9007199254740992::bigint`.execute(read)).rejects.toThrow('beyond what a number holds')
})

test('a dead letter keeps the message as it came, also with characters that Postgres cannot store', async () => {
  const letter = { consumer: 'c', subject: 's', messageId: null, body: 'a\0b\ud800', reason: 'not JSON' }
  await notes.database.recordDeadLetter(letter)
  const row = await notes.database.read.selectFrom('dead_letter').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ consumer: 'c', body: 'a␀b\ufffd', reason: 'not JSON', resolved_at: null })
})

import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import { ConstraintViolation, mapConstraint } from '@zhanwang/persistence/database-errors'
import { eventually } from '@zhanwang/testkit/eventually'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { commandCall, countRows, endSessions, type Notes, noteChanged, openNotes, writeNote } from './notes.ts'

let notes: Notes
beforeAll(async () => {
  notes = await openNotes()
})
afterAll(() => notes[Symbol.asyncDispose]())
beforeEach(async () => {
  await notes.owner.query('TRUNCATE note, command, audit_entry, outbox')
})

async function counts() {
  const found: Record<string, number> = {}
  for (const table of ['note', 'command', 'audit_entry', 'outbox']) found[table] = await countRows(notes.owner, table)
  return found
}
const NOTHING = { note: 0, command: 0, audit_entry: 0, outbox: 0 }
const ONE = { note: 1, command: 1, audit_entry: 1, outbox: 1 }

test('state, audit entry, event and command row are committed together', async () => {
  const { id } = await writeNote(notes.database, 'one')
  expect(await counts()).toEqual(ONE)
  const entry = await notes.database.read.selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ actor_id: 'clerk', procedure: 'notes.write', subject_id: id, detail: { title: 'one' } })
  const event = await notes.database.read.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
  expect(event).toMatchObject({ type: 'note-changed', aggregate_id: id, state: { title: 'one' }, published_at: null })
  const rows = await notes.owner.query(
    'SELECT count(DISTINCT xid) AS n FROM (SELECT xid FROM outbox UNION ALL SELECT xid FROM audit_entry) AS all_rows',
  )
  expect(rows.rows).toEqual([{ n: '1' }])
})

test('a repeat returns the first result and changes nothing', async () => {
  const call = commandCall({ title: 'one' })
  const first = await writeNote(notes.database, 'one', call)
  expect(await writeNote(notes.database, 'one', call)).toEqual(first)
  expect(await counts()).toEqual(ONE)
})

test('a repeat under the same id with another input is a conflict', async () => {
  const call = commandCall({ title: 'one' })
  await writeNote(notes.database, 'one', call)
  const other = commandCall({ title: 'two' }, call.commandId)
  await expect(writeNote(notes.database, 'two', other)).rejects.toMatchObject({ code: 'command-conflict' })
  expect(await counts()).toEqual(ONE)
})

test('two actors may use one command id', async () => {
  const call = commandCall({ title: 'one' })
  await writeNote(notes.database, 'one', call)
  await writeNote(notes.database, 'two', { ...call, actor: { ...call.actor, id: 'other' } })
  expect(await countRows(notes.owner, 'note')).toBe(2)
})

test('twenty simultaneous repeats have one effect and one answer', async () => {
  const call = commandCall({ title: 'one' })
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      notes.database.command(call, async (tx) => {
        const id = newId()
        // Titles differ, so that nothing but the command's row keeps the repeats apart.
        await tx.db
          .insertInto('note')
          .values({ id, title: `one ${index}`, scope_path: '/', version: 1 })
          .execute()
        tx.audit({ subjectType: 'note', subjectId: id, scopePath: '/', division: null })
        tx.emit(noteChanged, { aggregateId: id, aggregateVersion: 1, state: { title: 'one' } })
        return { id }
      }),
    ),
  )
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await counts()).toEqual(ONE)
})

test('a repeat whose work now breaks a rule still returns the first result', async () => {
  const call = commandCall({})
  const first = await writeNote(notes.database, 'one', call)
  const repeat = notes.database.command(call, async () => {
    throw new DomainError('stale')
  })
  expect(await repeat).toEqual(first)
})

test('a result that is nothing is repeated as nothing', async () => {
  const call = commandCall({})
  const run = () =>
    notes.database.command(call, async (tx) => {
      tx.audit({ subjectType: 'note', subjectId: 'n', scopePath: '/', division: null })
    })
  expect(await run()).toBeUndefined()
  expect(await run()).toBeNull()
})

test('an error of the work leaves nothing', async () => {
  const run = notes.database.command(commandCall(), async (tx) => {
    await tx.db.insertInto('note').values({ id: newId(), title: 'gone', scope_path: '/', version: 1 }).execute()
    tx.audit({ subjectType: 'note', subjectId: 'n', scopePath: '/', division: null })
    tx.emit(noteChanged, { aggregateId: 'n', aggregateVersion: 1, state: { title: 'gone' } })
    throw new DomainError('rule-broken', { reason: 'why-not' })
  })
  await expect(run).rejects.toMatchObject({ code: 'rule-broken', details: { reason: 'why-not' } })
  expect(await counts()).toEqual(NOTHING)
})

test('a failure while the facts are written leaves nothing', async () => {
  const run = notes.database.command(commandCall(), async (tx) => {
    await tx.db.insertInto('note').values({ id: newId(), title: 'gone', scope_path: '/', version: 1 }).execute()
    tx.audit({ subjectType: 'note', subjectId: 'n', scopePath: '/', division: null })
    // Beyond an int4: Postgres refuses the event's row.
    tx.emit(noteChanged, { aggregateId: 'n', aggregateVersion: 2 ** 40, state: { title: 'gone' } })
  })
  await expect(run).rejects.toThrow(/out of range/)
  expect(await counts()).toEqual(NOTHING)
})

test('a command that audits nothing is refused', async () => {
  const run = notes.database.command(commandCall(), async (tx) => {
    await tx.db.insertInto('note').values({ id: newId(), title: 'gone', scope_path: '/', version: 1 }).execute()
  })
  await expect(run).rejects.toThrow('audited nothing')
  expect(await counts()).toEqual(NOTHING)
})

test('a failed statement whose error the work swallows still fails the command, by its own name', async () => {
  await writeNote(notes.database, 'taken')
  const run = notes.database.command(commandCall(), async (tx) => {
    tx.audit({ subjectType: 'note', subjectId: 'n', scopePath: '/', division: null })
    const insert = tx.db.insertInto('note').values({ id: newId(), title: 'taken', scope_path: '/', version: 1 })
    await insert.execute().catch(() => undefined)
  })
  await expect(run).rejects.toMatchObject({ name: 'ConstraintViolation', constraint: 'note_title_key' })
  expect(await counts()).toEqual(ONE)
})

test('a violated constraint names itself and becomes the conflict that the store makes of it', async () => {
  await writeNote(notes.database, 'taken')
  const error: unknown = await writeNote(notes.database, 'taken').catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ConstraintViolation)
  expect(error).toMatchObject({ kind: 'unique', constraint: 'note_title_key', table: 'note' })
  expect(mapConstraint(error, { note_title_key: 'title-taken' })).toMatchObject({
    code: 'conflict',
    details: { reason: 'title-taken' },
  })
  expect(mapConstraint(error, { other_key: 'other' })).toBe(error)
})

test('a collected statement is written with the commit, and what it violates rejects the command', async () => {
  const write = (title: string) =>
    notes.database.command(commandCall(), async (tx) => {
      tx.write(tx.db.insertInto('note').values({ id: newId(), title, scope_path: '/', version: 1 }))
      tx.audit({ subjectType: 'note', subjectId: title, scopePath: '/', division: null })
    })
  await write('one')
  expect(await counts()).toEqual({ note: 1, command: 1, audit_entry: 1, outbox: 0 })
  await expect(write('one')).rejects.toMatchObject({ constraint: 'note_title_key' })
  expect(await counts()).toEqual({ note: 1, command: 1, audit_entry: 1, outbox: 0 })
})

test('a later query sees a collected statement', async () => {
  const seen = await notes.database.command(commandCall(), async (tx) => {
    tx.write(tx.db.insertInto('note').values({ id: newId(), title: 'one', scope_path: '/', version: 1 }))
    tx.audit({ subjectType: 'note', subjectId: 'one', scopePath: '/', division: null })
    return await tx.db.selectFrom('note').select('title').execute()
  })
  expect(seen).toEqual([{ title: 'one' }])
})

test.each([1, 4, 5, 300])(
  '%i audit entries and events of one command are all written, in their order',
  async (count) => {
    await notes.database.command(commandCall(), async (tx) => {
      for (let index = 0; index < count; index++) {
        tx.audit({
          subjectType: 'note',
          subjectId: `${index}`,
          scopePath: '/',
          division: null,
          detail: { text: '{"\\,' },
        })
        tx.emit(noteChanged, { aggregateId: `${index}`, aggregateVersion: 1, state: { title: '{"\\,' } })
      }
    })
    const entries = await notes.database.read.selectFrom('audit_entry').selectAll().orderBy('id').execute()
    expect(entries.map(({ subject_id }) => subject_id)).toEqual(Array.from({ length: count }, (_, index) => `${index}`))
    expect(entries.every(({ detail, division }) => detail.text === '{"\\,' && division === null)).toBe(true)
    expect(await countRows(notes.owner, 'outbox')).toBe(count)
  },
)

test('a deadlock is tried once more, and both commands succeed', async () => {
  const ids = [newId(), newId()] as const
  for (const id of ids) await notes.owner.query(`INSERT INTO note VALUES ($1, $2, '/', 1)`, [id, id])
  let runs = 0
  const waiting: (() => void)[] = []
  // Both hold their first row before either asks for its second.
  const meet = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length >= 2) for (const go of waiting) go()
    })
  const raise = (first: string, second: string) =>
    notes.database.command(commandCall(), async (tx) => {
      runs++
      for (const id of [first, second]) {
        const update = tx.db.updateTable('note').set((row) => ({ version: row('version', '+', 1) }))
        await update.where('id', '=', id).execute()
        if (id === first) await meet()
      }
      tx.audit({ subjectType: 'note', subjectId: first, scopePath: '/', division: null })
    })
  await Promise.all([raise(ids[0], ids[1]), raise(ids[1], ids[0])])
  expect(runs).toBe(3)
  expect(await notes.database.read.selectFrom('note').select('version').execute()).toEqual([
    { version: 3 },
    { version: 3 },
  ])
  expect(await countRows(notes.owner, 'command')).toBe(2)
})

test('a column added while the service runs fails no command', async () => {
  const write = (title: string) =>
    notes.database.command(commandCall(), async (tx) => {
      tx.audit({ subjectType: 'note', subjectId: title, scopePath: '/', division: null })
      const insert = tx.db.insertInto('note').values({ id: newId(), title, scope_path: '/', version: 1 })
      return (await insert.returningAll().executeTakeFirstOrThrow()).title
    })
  const batch = (from: number) => Promise.all(Array.from({ length: 12 }, (_, index) => write(`${from + index}`)))
  await batch(0)
  await notes.owner.query('ALTER TABLE note ADD COLUMN extra text')
  expect(await batch(100)).toHaveLength(12)
  await notes.owner.query('ALTER TABLE note DROP COLUMN extra')
})

test('a query after the end of the work is refused, not run in another transaction', async () => {
  const late = await notes.database.command(commandCall(), async (tx) => {
    tx.audit({ subjectType: 'note', subjectId: 'n', scopePath: '/', division: null })
    const query = tx.db.insertInto('note').values({ id: newId(), title: 'late', scope_path: '/', version: 1 })
    lateQuery = () => query.execute()
    return 'done'
  })
  expect(late).toBe('done')
  await expect(lateQuery()).rejects.toThrow('the transaction has ended')
  expect(await countRows(notes.owner, 'note')).toBe(0)
})
let lateQuery: () => Promise<unknown> = async () => undefined

test('the reading side refuses to write', async () => {
  const insert = notes.database.read.insertInto('note').values({ id: newId(), title: 'x', scope_path: '/', version: 1 })
  await expect(insert.execute()).rejects.toThrow('read-only transaction')
})

test('a session that the server ends is unavailable, and the next command works', async () => {
  const run = notes.database.command(commandCall(), async (tx) => {
    tx.audit({ subjectType: 'note', subjectId: 'n', scopePath: '/', division: null })
    await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx.db)
  })
  await expect(run).rejects.toMatchObject({ code: 'unavailable' })
  await writeNote(notes.database, 'after')
  expect(await counts()).toEqual(ONE)
})

test("text that Postgres cannot store is the input's fault", async () => {
  await expect(writeNote(notes.database, 'nul \0')).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a command statement that is cancelled for its time is unavailable, and left nothing', async () => {
  const run = notes.database.command(commandCall(), async (tx) => {
    tx.audit({ subjectType: 'note', subjectId: 'n', scopePath: '/', division: null })
    await sql`SET LOCAL statement_timeout = 50`.execute(tx.db)
    await sql`SELECT pg_sleep(30)`.execute(tx.db)
  })
  await expect(run).rejects.toMatchObject({ name: 'DomainError', code: 'unavailable' })
  expect(await counts()).toEqual(NOTHING)
})

test('a command that failed while its earlier run cannot be read is unavailable, not an error of the driver', async () => {
  const run = notes.database.command(commandCall(), async () => {
    await notes.owner.query('ALTER TABLE command RENAME TO away')
    throw new DomainError('stale')
  })
  try {
    await expect(run).rejects.toMatchObject({ name: 'DomainError', code: 'unavailable' })
  } finally {
    await notes.owner.query('ALTER TABLE away RENAME TO command')
  }
})

test('a command that failed, and of which nobody can say whether it was done before, is unavailable', async () => {
  const database = pg.escapeIdentifier(notes.names.name)
  try {
    const run = notes.database.command(commandCall(), async () => {
      await notes.owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT 0`)
      // Of the other sessions none is left to ask.
      await endSessions(notes)
      throw new DomainError('stale')
    })
    await expect(run).rejects.toMatchObject({ name: 'DomainError', code: 'unavailable' })
  } finally {
    await notes.owner.query(`ALTER DATABASE ${database} CONNECTION LIMIT -1`)
  }
  // The pool may not have heard yet that its other sessions are gone.
  await eventually(() => writeNote(notes.database, 'after'))
})

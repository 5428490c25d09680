import { newId } from '@zhanwang/kernel/ids'
import { anyCovers, childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import { openDatabase } from '@zhanwang/persistence/database'
import { decodeCursor, encodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { eventually } from '@zhanwang/testkit/eventually'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { endSessions, type Notes, openNotes } from './notes.ts'

let notes: Notes
beforeAll(async () => {
  notes = await openNotes()
})
afterAll(() => notes[Symbol.asyncDispose]())
beforeEach(async () => {
  await notes.owner.query('TRUNCATE note')
})

async function insert(titles: readonly string[], path: (index: number) => string = () => '/'): Promise<void> {
  await notes.owner.query(
    `INSERT INTO note SELECT gen_random_uuid(), title, path, 1 FROM unnest($1::text[], $2::text[]) AS new (title, path)`,
    [titles, titles.map((_, index) => path(index))],
  )
}

// Codes that share beginnings, and the neighbours of `/` and `0` in the alphabet.
const code = fc.constantFrom('4', '42', '420', '4203', '0', '00', '9', 'A', 'Z', '42A')
const path = fc
  .array(code, { maxLength: 4 })
  .map((codes) => codes.reduce<ScopePath>((parent, next) => childPath(parent, next), EVERYWHERE))

test('the scope filter finds exactly the rows that some scope covers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(path, { minLength: 1, maxLength: 40 }),
      fc.array(path, { maxLength: 5 }),
      async (places, scopes) => {
        await notes.owner.query('TRUNCATE note')
        await insert(
          places.map((_, index) => `${index}`),
          (index) => places[index] ?? '',
        )
        const found = await notes.database.read
          .selectFrom('note')
          .select('title')
          .where(inScopes('note.scope_path', scopes))
          .execute()
        const expected = places.flatMap((place, index) => (anyCovers(scopes, place) ? [`${index}`] : []))
        expect(found.map(({ title }) => title).toSorted()).toEqual(expected.toSorted())
      },
    ),
    { numRuns: 60 },
  )
})

test('the scope filter is one range of the index, however many rows there are', async () => {
  await notes.owner.query(
    `INSERT INTO note SELECT gen_random_uuid(), n::text, '/42/' || n || '/', 1 FROM generate_series(1, 5000) n`,
  )
  await notes.owner.query('CREATE INDEX IF NOT EXISTS note_scope ON note (scope_path)')
  await notes.owner.query('ANALYZE note')
  const query = notes.database.read
    .selectFrom('note')
    .select('id')
    .where(inScopes('scope_path', [childPath(childPath(EVERYWHERE, '42'), '77')]))
  const plan = await query.explain()
  expect(JSON.stringify(plan)).toMatch(/Index (Only )?Scan|Bitmap Index Scan/)
})

test('pages by keyset neither skip nor repeat a row while others are added', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.stringMatching(/^[a-z站]{1,4}$/), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      async (titles, limit) => {
        await notes.owner.query('TRUNCATE note')
        await insert(titles)
        const seen: string[] = []
        let added = 0
        for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
          let query = notes.database.read.selectFrom('note').select(['title', 'id'])
          if (cursor !== null) {
            const [title, id] = decodeCursor(cursor, z.tuple([z.string(), z.string()]))
            query = query.where(
              (row) => sql<boolean>`(${row.ref('title')}, ${row.ref('id')}) > (${title}, ${id}::uuid)`,
            )
          }
          const rows = await query
            .orderBy('title')
            .orderBy('id')
            .limit(limit + 1)
            .execute()
          const page = pageOf(rows, limit, ({ title, id }) => [title, id])
          expect(page.rows.length).toBeLessThanOrEqual(limit)
          seen.push(...page.rows.map(({ title }) => title))
          cursor = page.next
          if (added++ < 5) await insert([`${'abcxyz'.charAt(added)}${newId()}`])
        }
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen.filter((title) => titles.includes(title)).toSorted()).toEqual(titles.toSorted())
      },
    ),
    { numRuns: 15 },
  )
})

test.each(['', 'x', '%%%', encodeCursor(['one']), encodeCursor([1, 2]), Buffer.from('{}').toString('base64url')])(
  'a cursor that we did not make is invalid input: %j',
  (text) => {
    expect(() => decodeCursor(text, z.tuple([z.string(), z.string()]))).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    )
  },
)

test.each(['a\u0000', '\ud800', 'a\udc00b'])(
  'a cursor with a text that Postgres cannot take is invalid input: %j',
  (text) => {
    expect(() => decodeCursor(encodeCursor([text, 'id']), z.tuple([z.string(), z.string()]))).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    )
  },
)

test('a read whose session the server ends before it answers is asked again, and answered', async () => {
  const { read } = notes.database
  await insert(['one'])
  await notes.owner.query('SELECT pg_advisory_lock(1)')
  const reads = Array.from({ length: 5 }, () =>
    sql<{ title: string }>`SELECT title FROM note, pg_advisory_xact_lock_shared(1)`.execute(read),
  )
  await eventually(async () => {
    const { rows } = await notes.app.query(
      `SELECT FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()`,
    )
    return rows.length === 5
  })
  await endSessions(notes)
  await notes.owner.query('SELECT pg_advisory_unlock(1)')
  for (const { rows } of await Promise.all(reads)) expect(rows).toEqual([{ title: 'one' }])
})

test('a read that ends its own session is unavailable, and no session that is lost serves the next', async () => {
  const { read } = notes.database
  for (let n = 0; n < 20; n++) {
    const suicide = sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(read)
    await expect(suicide).rejects.toMatchObject({ name: 'DomainError', code: 'unavailable' })
    expect((await sql<{ n: number }>`SELECT 1 AS n`.execute(read)).rows).toEqual([{ n: 1 }])
  }
})

test('reads while all sessions are ended are answered or unavailable, and the next are answered', async () => {
  const { read } = notes.database
  const ten = () => Promise.allSettled(Array.from({ length: 10 }, () => sql`SELECT 1`.execute(read)))
  for (let n = 0; n < 5; n++) {
    await ten()
    const [answers] = await Promise.all([ten(), endSessions(notes)])
    for (const answer of answers) {
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ name: 'DomainError', code: 'unavailable' })
    }
    await eventually(async () => (await ten()).every(({ status }) => status === 'fulfilled'))
  }
})

test('a read that is cancelled for its time is unavailable', async () => {
  const asleep = sql`SELECT pg_sleep(30)`.execute(notes.database.read)
  const refused = expect(asleep).rejects.toMatchObject({ name: 'DomainError', code: 'unavailable' })
  await eventually(async () => {
    const { rows } = await notes.app.query<{ cancelled: boolean }>(`SELECT pg_cancel_backend(pid) AS cancelled
      FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(30)' AND state = 'active' AND datname = current_database()`)
    return rows[0]?.cancelled
  })
  await refused
})

test("a read for a text that Postgres cannot hold is the input's fault", async () => {
  const nul = notes.database.read.selectFrom('note').select('id').where('title', '=', 'nul \0')
  await expect(nul.execute()).rejects.toMatchObject({ name: 'DomainError', code: 'invalid-input' })
})

test('a read while nobody answers is unavailable', async () => {
  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', name: 'away' })
  await expect(sql`SELECT 1`.execute(away.read)).rejects.toMatchObject({ name: 'DomainError', code: 'unavailable' })
  await away.close()
})

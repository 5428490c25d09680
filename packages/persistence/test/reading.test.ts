import { newId } from '@zhanwang/kernel/ids'
import { anyCovers, childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import { closeAt, dateRange, validOn, validTimeOf } from '@zhanwang/persistence/date-range'
import { decodeCursor, encodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type Notes, openNotes } from './notes.ts'

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

test('valid time goes into a daterange and comes back as the same days', async () => {
  for (const days of [
    { from: '2022-01-01', to: '2022-12-31' },
    { from: '2024-02-29', to: '2024-02-29' },
    { from: '2022-01-01', to: null },
  ]) {
    const { rows } = await sql<{ valid: string }>`SELECT ${dateRange(days)} AS valid`.execute(notes.database.read)
    expect(validTimeOf(rows[0]?.valid ?? '')).toEqual(days)
  }
})

test('a range closed at a date holds the day before and no longer that day', async () => {
  const { rows } = await sql<{ before: boolean; after: boolean; still: boolean }>`
    SELECT ${validOn(sql`closed`, '2022-06-30')} AS before, ${validOn(sql`closed`, '2022-07-01')} AS after,
      ${validOn('valid', '2022-07-01')} AS still
    FROM (SELECT valid, ${closeAt('valid', '2022-07-01')} AS closed
      FROM (SELECT ${dateRange({ from: '2022-01-01', to: null })} AS valid) AS open) AS both_ranges`.execute(
    notes.database.read,
  )
  expect(rows).toEqual([{ before: true, after: false, still: true }])
})

test.each(['empty', '(,2022-01-01)', '[2022-01-01,2022-02-01]', 'x'])('%s is no valid time', (range) => {
  expect(() => validTimeOf(range)).toThrow(RangeError)
})

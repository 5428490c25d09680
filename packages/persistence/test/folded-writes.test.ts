import { newId } from '@zhanwang/kernel/ids'
import { foldable, foldWrites } from '@zhanwang/persistence/folded-writes'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { commandCall, noteChanged, openNotes } from './notes.ts'

const write = (text: string, ...values: unknown[]) => {
  const statement = { name: text, text, values }
  return foldable(statement) ?? statement
}
const fold = (...statements: ReturnType<typeof write>[]) => foldWrites(statements, () => 'folded')

const NOTE = 'insert into "note" ("id", "title") values ($1, $2)'
const TAG = 'insert into "tag" ("note_id") values ($1)'
const RENAMED = 'update "note" set "title" = $1 where "id" = $2'

test('writes to different tables become one statement with its parameters in order', () => {
  expect(fold(write(NOTE, 'id', 'title'), write(TAG, 'id'), write('update "list" set "last" = $1', 7))).toEqual([
    {
      name: 'folded',
      text: `WITH write1 AS (update "list" set "last" = $4), write0 AS (insert into "tag" ("note_id") values ($3)) ${NOTE}`,
      values: ['id', 'title', 'id', 7],
    },
  ])
})

test('two writes to one table stay two statements, in their order', () => {
  const texts = fold(write(RENAMED, 'b', 'id'), write(NOTE, 'other', 'a'), write(TAG, 'other')).map(({ text }) => text)
  expect(texts).toEqual([RENAMED, expect.stringContaining(NOTE)])
})

test.each([
  'select 1',
  'insert into "note" ("title") select "title" from "draft" where "id" = $1',
  'update "note" set "title" = (select "title" from "draft") where "id" = $1',
  'update "note" set "title" = "draft"."title" from "draft" where "note"."id" = $1',
  'insert into "note" ("title") values ($1) returning "id"',
  'delete from "note" where "id" = $1',
  'with "old" as (select 1) update "note" set "title" = $1',
  `update "note" set "title" = 'costs $1'`,
  `update "note" set "title" = 'costs $1' where "id" = $1`,
])('what may read another table, or has a $ that is no parameter, stays as it is: %s', (text) => {
  const values = /[=(] ?\$1/.test(text) ? ['x'] : []
  const alone = write(text, ...values)
  expect(fold(write(TAG, 'id'), alone, write(NOTE, 'id', 'title'))).toEqual([
    write(TAG, 'id'),
    alone,
    write(NOTE, 'id', 'title'),
  ])
})

test('what is not prepared under a name is not folded', () => {
  expect(foldable({ text: NOTE, values: ['id', 'title'] })).toBeUndefined()
  const [tag, note] = [write(TAG, 'id'), write(NOTE, 'id', 'title')]
  expect(foldWrites([tag, note], () => undefined)).toEqual([tag, note])
})

test('a title that one write of a command gives up is free for the next', async () => {
  await using notes = await openNotes()
  const [id, other] = [newId(), newId()]
  await notes.database.command(commandCall(), async (tx) => {
    tx.write(tx.db.insertInto('note').values({ id, title: 'a', scope_path: '/42/', version: 1 }))
    tx.write(tx.db.updateTable('note').set({ title: 'b' }).where('id', '=', id))
    tx.write(tx.db.insertInto('note').values({ id: other, title: 'a', scope_path: '/42/', version: 1 }))
    tx.audit({ subjectType: 'note', subjectId: id, scopePath: '/42/', division: null })
    tx.emit(noteChanged, { aggregateId: id, aggregateVersion: 1, state: { title: 'b' } })
  })
  const titles = await notes.database.read.selectFrom('note').select(['id', 'title']).orderBy('title').execute()
  expect(titles).toEqual([
    { id: other, title: 'a' },
    { id, title: 'b' },
  ])
})

test('a write that reads is made by what was written before it', async () => {
  await using notes = await openNotes()
  await notes.database.command(commandCall(), async (tx) => {
    tx.write(tx.db.insertInto('note').values({ id: newId(), title: 'a', scope_path: '/42/', version: 1 }))
    tx.write({
      compile: () =>
        sql`INSERT INTO note (id, title, scope_path, version) SELECT ${newId()}::uuid, title || ' again', scope_path, 1 FROM note`.compile(
          tx.db,
        ),
    })
    tx.audit({ subjectType: 'note', subjectId: 'a', scopePath: '/42/', division: null })
  })
  const rows = await notes.database.read.selectFrom('note').select('title').orderBy('title').execute()
  expect(rows.map(({ title }) => title)).toEqual(['a', 'a again'])
})

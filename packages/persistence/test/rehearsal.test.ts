import { PUBLIC_ACTOR } from '@zhanwang/kernel/actor'
import { newId } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandCall, countRows, type Notes, openNotes, writeNote } from './notes.ts'

let notes: Notes
beforeAll(async () => {
  notes = await openNotes(1)
})
afterAll(() => notes[Symbol.asyncDispose]())

const rehearsed = (title: string, then: () => void = () => undefined) =>
  notes.database.rehearse(async (db) => {
    await db.insertInto('note').values({ id: newId(), title, scope_path: '/42/', version: 1 }).execute()
    then()
    return db.selectFrom('note').select('title').execute()
  })

test('a rehearsal sees what it wrote, and nothing of it stays, whether it ends well or not', async () => {
  expect(await rehearsed('one')).toEqual([{ title: 'one' }])
  const failing = rehearsed('two', () => {
    throw new Error('a rule')
  })
  await expect(failing).rejects.toThrow('a rule')
  expect(await countRows(notes.owner, 'note')).toBe(0)
  // Its only connection is free again, and the name too.
  await writeNote(notes.database, 'one')
  await expect(rehearsed('one')).rejects.toThrow()
  expect(await countRows(notes.owner, 'note')).toBe(1)
})

test('no command runs for somebody who is not signed in', async () => {
  const before = await countRows(notes.owner, 'note')
  const call = { ...commandCall(), actor: PUBLIC_ACTOR }
  await expect(writeNote(notes.database, 'by nobody', call)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await countRows(notes.owner, 'note')).toBe(before)
})

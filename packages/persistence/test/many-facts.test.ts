import { newId } from '@zhanwang/kernel/ids'
import { expect, test } from 'vitest'
import { ConstraintViolation } from '../src/database-errors.ts'
import { commandCall, countRows, noteChanged, openNotes } from './notes.ts'

const FACTS = 1_300

test('a command with more facts than are held at a time commits each of them once, in their order', async () => {
  await using notes = await openNotes()
  const call = commandCall({ many: true })
  const write = () =>
    notes.database.command(call, async (tx) => {
      for (let index = 0; index < FACTS; index++) {
        const title = `note ${index}`
        tx.audit({ subjectType: 'note', subjectId: title, scopePath: '/42/', division: null, detail: { title } })
        tx.emit(noteChanged, { aggregateId: newId(), aggregateVersion: 1, state: { title } })
      }
      return { written: FACTS }
    })
  expect(await write()).toEqual({ written: FACTS })
  expect(await write()).toEqual({ written: FACTS })
  const { rows } = await notes.owner.query<{ subject_id: string }>(
    'SELECT subject_id FROM audit_entry ORDER BY xid, id',
  )
  expect(rows.map(({ subject_id }) => subject_id)).toEqual(Array.from({ length: FACTS }, (_, index) => `note ${index}`))
  expect(await countRows(notes.owner, 'outbox')).toBe(FACTS)
})

test('a command that fails after many facts leaves none of them', async () => {
  await using notes = await openNotes()
  const failing = notes.database.command(commandCall(), async (tx) => {
    for (let index = 0; index < FACTS; index++) {
      tx.audit({ subjectType: 'note', subjectId: `${index}`, scopePath: '/42/', division: null })
    }
    await tx.db.selectFrom('note').select('id').execute()
    throw new Error('at the very end')
  })
  await expect(failing).rejects.toThrow('at the very end')
  expect(await countRows(notes.owner, 'audit_entry')).toBe(0)
})

test('a large statement leaves before the commit, and what it violates rejects the command all the same', async () => {
  await using notes = await openNotes()
  const many = Array.from({ length: 1_000 }, (_, index) => {
    return { id: newId(), title: `note ${index}`, scope_path: '/42/', version: 1 }
  })
  const twice = notes.database.command(commandCall(), async (tx) => {
    tx.audit({ subjectType: 'note', subjectId: 'all', scopePath: '/42/', division: null })
    tx.write(tx.db.insertInto('note').values(many))
    tx.write(tx.db.insertInto('note').values(many))
    return 'written'
  })
  await expect(twice).rejects.toBeInstanceOf(ConstraintViolation)
  expect(await countRows(notes.owner, 'note')).toBe(0)
  expect(await countRows(notes.owner, 'audit_entry')).toBe(0)
})

test('upkeep writes together or not at all, and audits nothing', async () => {
  await using notes = await openNotes()
  const note = { id: newId(), title: 'one', scope_path: '/42/', version: 1 }
  await notes.database.upkeep(async (db) => {
    await db.insertInto('note').values(note).execute()
  })
  const second = notes.database.upkeep(async (db) => {
    await db.updateTable('note').set({ version: 2 }).execute()
    await db
      .insertInto('note')
      .values({ ...note, title: 'two' })
      .execute()
  })
  await expect(second).rejects.toThrow()
  expect(await notes.database.read.selectFrom('note').selectAll().execute()).toEqual([note])
  expect(await countRows(notes.owner, 'audit_entry')).toBe(0)
})

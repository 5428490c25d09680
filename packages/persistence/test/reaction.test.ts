import { newId } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countRows, envelopeOf, type Notes, noteChanged, openNotes } from './notes.ts'

let notes: Notes
beforeAll(async () => {
  notes = await openNotes()
})
afterAll(() => notes[Symbol.asyncDispose]())

function apply(consumer: string, envelope = envelopeOf(), title = newId().toString()) {
  return notes.database.reaction(consumer, envelope, async (tx) => {
    await tx.db.insertInto('note').values({ id: newId(), title, scope_path: '/', version: 1 }).execute()
    tx.audit({ subjectType: 'note', subjectId: title, scopePath: '/', division: null })
    tx.emit(noteChanged, { aggregateId: title, aggregateVersion: 1, state: { title } })
  })
}

test('ten simultaneous deliveries of an event are applied once', async () => {
  const envelope = envelopeOf()
  const before = await countRows(notes.owner, 'note')
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => apply('one', envelope)))
  expect(outcomes.toSorted()).toEqual(['applied', ...Array.from({ length: 9 }, () => 'repeated')])
  expect(await countRows(notes.owner, 'note')).toBe(before + 1)
})

test('each consumer applies an event for itself', async () => {
  const envelope = envelopeOf()
  expect([await apply('one', envelope), await apply('two', envelope)]).toEqual(['applied', 'applied'])
})

test('an event whose application failed is applied when it comes again', async () => {
  const envelope = envelopeOf()
  const failing = notes.database.reaction('one', envelope, async () => {
    throw new Error('not now')
  })
  await expect(failing).rejects.toThrow('not now')
  expect(await apply('one', envelope)).toBe('applied')
})

test('a repeat is told from a failure also when the work asks nothing of the database', async () => {
  const envelope = envelopeOf()
  const nothing = () => notes.database.reaction('one', envelope, async () => undefined)
  expect([await nothing(), await nothing()]).toEqual(['applied', 'repeated'])
})

test('what a reaction audits names the service and the event that caused it', async () => {
  const envelope = envelopeOf()
  await apply('one', envelope)
  const entry = await notes.database.read
    .selectFrom('audit_entry')
    .selectAll()
    .where('cause', '=', `event ${envelope.id}`)
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ actor_kind: 'system', actor_id: 'notes', procedure: 'one', command_id: null })
})

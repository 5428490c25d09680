import { EventEnvelope } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { openOutbox } from '@zhanwang/persistence/outbox'
import { eventually } from '@zhanwang/testkit/eventually'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandCall, type Notes, noteChanged, openNotes, writeNote } from './notes.ts'

let notes: Notes
let outbox: ReturnType<typeof openOutbox>
beforeEach(async () => {
  notes = await openNotes()
  outbox = openOutbox({ url: notes.names.appUrl })
})
afterEach(async () => {
  await outbox.close()
  await notes[Symbol.asyncDispose]()
})

// The server is shared with tests of other files, whose transactions hold the horizon back for moments.
function published(count: number) {
  return eventually(async () => {
    const messages = await outbox.unpublished(100)
    return messages.length === count ? messages : undefined
  })
}

test('a committed event is offered with its subject and its whole envelope until it is marked', async () => {
  const { id } = await writeNote(notes.database, '站')
  const [message] = (await published(1)) ?? []
  expect(message?.subject).toBe('zw.event.notes.note-changed.v1')
  const envelope = EventEnvelope.parse(JSON.parse(message?.body ?? ''))
  expect(envelope).toMatchObject({ id: message?.id, aggregateId: id, actorId: 'clerk', state: { title: '站' } })
  await outbox.markPublished([envelope.id])
  expect(await outbox.unpublished(100)).toEqual([])
})

test('an event of a transaction that began earlier and commits later is not lost', async () => {
  const held = Promise.withResolvers<void>()
  const open = Promise.withResolvers<void>()
  const early = notes.database.command(commandCall(), async (tx) => {
    const id = newId()
    tx.emit(noteChanged, { aggregateId: 'early', aggregateVersion: 1, state: { title: 'early' } })
    tx.audit({ subjectType: 'note', subjectId: id, scopePath: '/', division: null })
    await tx.db.insertInto('note').values({ id, title: 'early', scope_path: '/', version: 1 }).execute()
    open.resolve()
    await held.promise
  })
  await open.promise
  await writeNote(notes.database, 'late')
  // Committed, yet held back: what still runs may come before it.
  expect(await outbox.unpublished(100)).toEqual([])
  held.resolve()
  await early
  const messages = (await published(2)) ?? []
  expect(messages.map(({ body }) => EventEnvelope.parse(JSON.parse(body)).state)).toEqual([
    { title: 'early' },
    { title: 'late' },
  ])
})

test('an event that a dump brought from an older cluster, with a transaction id of the future, is offered', async () => {
  await writeNote(notes.database, 'restored')
  await notes.owner.query(`UPDATE outbox SET xid = (xid::text::bigint + 1000000000)::text::xid8`)
  await writeNote(notes.database, 'new')
  const messages = (await published(2)) ?? []
  expect(messages.map(({ body }) => EventEnvelope.parse(JSON.parse(body)).state)).toEqual([
    { title: 'restored' },
    { title: 'new' },
  ])
})

test('a commit wakes the relay', async () => {
  let wakes = 0
  const silence = outbox.onWake(() => {
    wakes++
  })
  await eventually(async () => {
    await writeNote(notes.database, newId())
    return wakes > 0
  })
  silence()
})

test('one leads at a time, and the next takes over', async () => {
  const other = openOutbox({ url: notes.names.appUrl })
  const stop = new AbortController()
  const first = await outbox.lead(stop.signal)
  const second = other.lead(stop.signal)
  expect(await Promise.race([second, Promise.resolve('waits')])).toBe('waits')
  await first?.release()
  expect(first?.lost.aborted).toBe(true)
  const successor = await second
  expect(successor).not.toBeNull()
  const third = outbox.lead(stop.signal)
  stop.abort()
  expect(await third).toBeNull()
  await successor?.release()
  await other.close()
})

test('a leader whose session the server ends is told', async () => {
  const leadership = await outbox.lead(new AbortController().signal)
  // The application may end its own role's sessions.
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user`.execute(
    notes.database.read,
  )
  await eventually(() => leadership?.lost.aborted)
  await leadership?.release()
})

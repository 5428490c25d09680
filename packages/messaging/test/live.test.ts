import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { defineEvent, eventSubject } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import { connectNats } from '@zhanwang/messaging/connection'
import { EVENT_STREAM, ensureEventStream } from '@zhanwang/messaging/event-stream'
import { type LiveChange, listenLive } from '@zhanwang/messaging/live-listener'
import { createNotify, createNotifyOffice } from '@zhanwang/messaging/live-publisher'
import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { keptLog } from './library.ts'

const bookLent = defineEvent({
  context: 'library',
  type: 'book-lent',
  version: 1,
  state: z.object({ code: z.string().max(10), shelf: ScopePath }),
  golden: { code: 'b-1', shelf: '/42/' },
  live: { permission: 'book.read', place: ({ shelf }) => shelf, key: ({ code }) => code },
})
const { live: _live, ...notLive } = bookLent
const shelfDusted = defineEvent({ ...notLive, type: 'shelf-dusted' })

function message(code: unknown, type = 'book-lent') {
  return JSON.stringify({
    id: newId(),
    context: 'library',
    type,
    version: 1,
    aggregateId: 'a-1',
    aggregateVersion: 1,
    occurredAt: '2022-12-31T01:00:00.000Z',
    actorId: 'a1',
    correlationId: 'c-1',
    state: { code, shelf: '/42/' },
  })
}

async function listeners(url: string, count: number) {
  const log = keptLog()
  const speaker = await connectNats({ url, name: 'library' })
  await ensureEventStream(speaker)
  const started = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const connection = await connectNats({ url, name: `gateway-${index}` })
      const heard = {
        changes: [] as LiveChange[],
        own: [] as unknown[],
        offices: [] as unknown[],
        missed: 0,
        wanted: true,
      }
      const listener = listenLive({
        connection,
        events: [bookLent, shelfDusted],
        wanted: () => heard.wanted,
        changed: (change) => heard.changes.push(change),
        own: (accountId, notice) => heard.own.push([accountId, notice]),
        office: (office, notice) => heard.offices.push([office, notice]),
        missed: () => {
          heard.missed++
        },
        log,
      })
      await connection.flush()
      return { connection, listener, heard }
    }),
  )
  const publish = (body: string, event = bookLent) => jetstream(speaker).publish(eventSubject(event), body)
  return {
    log,
    speaker,
    started,
    publish,
    async [Symbol.asyncDispose]() {
      await Promise.all([speaker.close(), ...started.map(({ connection }) => connection.close())])
    },
  }
}

test('every process that listens hears each change once, with who may know of it, and nothing of events that are not live', async () => {
  await using nats = await testNats()
  await using all = await listeners(nats.url, 2)
  await all.publish(message('b-0', 'shelf-dusted'), shelfDusted)
  await all.publish(message('b-1'))
  await eventually(() => all.started.every(({ heard }) => heard.changes.length > 0))
  const change = {
    permission: 'book.read',
    place: '/42/',
    notice: { topic: 'library.book-lent', key: 'b-1' },
  }
  for (const { heard } of all.started) expect(heard.changes).toEqual([change])
})

test('a stream that was made without repeating what it stores is told of: no change would be heard', async () => {
  await using nats = await testNats()
  const operator = await connectNats({ url: nats.url, name: 'operator' })
  const manager = await jetstreamManager(operator)
  await manager.streams.add({ name: EVENT_STREAM, subjects: ['zw.event.>'] })
  await operator.close()
  await using all = await listeners(nats.url, 1)
  await eventually(() => all.log.lines.length > 0)
  expect(all.log.lines).toMatchObject([{ level: 'error', message: expect.stringMatching(/without republish/) }])
})

test('what cannot be read is logged without a value of it, and the rest goes on', async () => {
  await using nats = await testNats()
  await using all = await listeners(nats.url, 1)
  const heard = all.started[0]?.heard
  await all.publish('{"王敏"')
  await all.publish(message('110101188001011237'))
  for (const body of ['{"王敏"', '{"topic":7}', '{"topic":"identity.job","key":"k"}'])
    all.speaker.publish('zw.live.library.a1', body)
  await all.publish(message('b-2'))
  all.speaker.publish('zw.live.library.a1', '{"topic":"library.job","key":"k"}')
  await eventually(() => heard?.changes.length === 1 && heard.own.length === 1)
  expect(all.log.lines.map(({ message: text }) => text)).toEqual([
    'a live event cannot be read',
    'a live event cannot be read',
    'a live notice cannot be read',
    'a live notice cannot be read',
    'a live notice cannot be read',
  ])
  expect(JSON.stringify(all.log.lines)).not.toMatch(/王敏|110101188001011237/)
})

test('a word to an account arrives under its context’s name; one that names no account is dropped, and nothing is thrown', async () => {
  await using nats = await testNats()
  await using all = await listeners(nats.url, 1)
  const notify = createNotify(all.speaker, 'library', all.log)
  const account = newId()
  notify('a b\r\nPUB x', 'job', 'k')
  notify(account, 'import', 'i-1')
  await eventually(() => all.started[0]?.heard.own.length === 1)
  expect(all.started[0]?.heard.own).toEqual([[account, { topic: 'library.import', key: 'i-1' }]])
  expect(all.log.lines.map(({ message: text }) => text)).toEqual(['a live notice names no account and was dropped'])
  await all.speaker.close()
  notify(account, 'job', 'k')
  expect(all.log.lines.map(({ message: text }) => text)).toContain('a live notice was not sent')
})

test('a word to an office arrives as what it is, and one in another context’s name is not believed', async () => {
  await using nats = await testNats()
  await using all = await listeners(nats.url, 1)
  const office = { permission: 'book.lend', place: ScopePath.parse('/42/'), notFor: ['a1'] }
  createNotifyOffice(all.speaker, 'elsewhere', all.log)(office, 'todo', 't-0')
  all.speaker.publish('zw.live.library.office.notice', JSON.stringify({ topic: 'identity.todo', key: 't-1', office }))
  all.speaker.publish('zw.live.library.office.notice', '{"topic":"library.todo","key":"t-2"}')
  createNotifyOffice(all.speaker, 'library', all.log)(office, 'todo', 't-3')
  await eventually(() => all.started[0]?.heard.offices.length === 2)
  expect(all.started[0]?.heard.offices).toEqual([
    [office, { topic: 'elsewhere.todo', key: 't-0' }],
    [office, { topic: 'library.todo', key: 't-3' }],
  ])
  expect(all.started[0]?.heard.own).toEqual([])
  expect(all.log.lines).toHaveLength(2)
})

test('after NATS was away the listener says that something was missed, and hears again', async () => {
  await using nats = await testNats()
  await using all = await listeners(nats.url, 1)
  const heard = all.started[0]?.heard
  await nats.kill()
  await nats.restart()
  await eventually(() => heard?.missed === 1, 20_000)
  const notify = createNotify(all.speaker, 'library', all.log)
  await eventually(() => {
    notify('a1', 'job', 'k')
    return heard && heard.own.length > 0
  }, 20_000)
})

test('nothing is read while nobody wants it, and nothing is heard after the stop', async () => {
  await using nats = await testNats()
  await using all = await listeners(nats.url, 2)
  const [asleep, stopped] = all.started
  if (!asleep || !stopped) throw new Error('two listeners')
  asleep.heard.wanted = false
  await all.publish('not even JSON')
  await eventually(() => all.log.lines.length > 0)
  expect(all.log.lines).toHaveLength(1)
  stopped.listener.stop()
  asleep.heard.wanted = true
  await all.publish(message('b-1'))
  await eventually(() => asleep.heard.changes.length === 1)
  await stopped.connection.flush()
  expect(stopped.heard.changes).toEqual([])
})

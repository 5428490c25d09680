import { jetstream } from '@nats-io/jetstream'
import { DomainError } from '@zhanwang/kernel/errors'
import { defineEvent, type EventEnvelope, eventSubject } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { connectNats } from '@zhanwang/messaging/connection'
import { consumeEvent, type DeadLetter } from '@zhanwang/messaging/event-consumer'
import { ensureEventStream } from '@zhanwang/messaging/event-stream'
import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
import type { NatsConnection } from 'nats'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { keptLog } from './library.ts'

const bookLent = defineEvent({
  context: 'library',
  type: 'book-lent',
  version: 1,
  state: z.object({ code: z.string().max(10) }),
  golden: { code: 'b-1' },
})

function envelope(code: unknown, aggregateVersion = 1) {
  return {
    id: newId(),
    context: 'library',
    type: 'book-lent',
    version: 1,
    aggregateId: 'b-1',
    aggregateVersion,
    occurredAt: '2022-12-31T01:00:00.000Z',
    actorId: 'a1',
    correlationId: 'c-1',
    state: { code },
  }
}

async function publish(connection: NatsConnection, body: unknown) {
  await jetstream(connection).publish(eventSubject(bookLent), typeof body === 'string' ? body : JSON.stringify(body))
}

/** Consumes on the NATS at `url`; `apply` first fails as `failures` says. */
async function startConsumer(url: string, failures: Error[] = []) {
  const connection = await connectNats({ url, name: 'test' })
  await ensureEventStream(connection)
  const applied: EventEnvelope[] = []
  const letters: DeadLetter[] = []
  const log = keptLog()
  const start = () =>
    consumeEvent({
      connection,
      definition: bookLent,
      consumer: 'test-lent',
      log,
      deadLetter: async (letter) => {
        letters.push(letter)
      },
      apply: async (event) => {
        const failure = failures.shift()
        if (failure) throw failure
        applied.push(event)
      },
    })
  return { connection, applied, letters, log, start }
}

test('what cannot be read or breaks a rule becomes a dead letter without a value in its reason, and the rest goes on', async () => {
  await using nats = await testNats()
  const { connection, applied, letters, start } = await startConsumer(nats.url, [
    new DomainError('rule-broken', { reason: 'no-such-book' }),
  ])
  const [broken, wrong, good] = [envelope('b-1'), envelope('110101188001011237'), envelope('b-2')]
  for (const body of [broken, '{"王敏"', { ...good, id: 7 }, wrong, good]) await publish(connection, body)
  const consumer = start()
  await eventually(() => applied.length === 1)
  expect(applied).toEqual([good])
  expect(letters.map(({ messageId, reason }) => [messageId, reason])).toEqual([
    [broken.id, 'rule-broken: no-such-book'],
    [null, 'not JSON'],
    [null, 'envelope: id invalid_type'],
    [wrong.id, 'state: code too_big'],
  ])
  expect(letters[1]?.body).toBe('{"王敏"')
  await consumer.stop()
  await connection.close()
})

test('a passing fault is tried again, later events are not kept waiting, and nothing of it is a dead letter', async () => {
  await using nats = await testNats()
  const faults = [new Error('the database is away'), new DomainError('unavailable')]
  const { connection, applied, letters, start } = await startConsumer(nats.url, faults)
  const codes = ['b-1', 'b-2', 'b-3']
  for (const code of codes) await publish(connection, envelope(code))
  const consumer = start()
  await eventually(() => applied.length === 3)
  expect(applied.map(({ state }) => state)).toEqual([{ code: 'b-3' }, { code: 'b-1' }, { code: 'b-2' }])
  expect(letters).toEqual([])
  await consumer.stop()
  await connection.close()
})

test('after a crash of NATS, and after a stop of the consumer, nothing is lost', async () => {
  await using nats = await testNats()
  const { connection, applied, start } = await startConsumer(nats.url)
  let consumer = start()
  await publish(connection, envelope('b-1'))
  await eventually(() => applied.length === 1)
  await nats.kill()
  await nats.restart()
  await eventually(async () => {
    await publish(connection, envelope('b-2'))
    return true
  })
  await eventually(() => applied.some(({ state }) => JSON.stringify(state) === '{"code":"b-2"}'), 20_000)
  await consumer.stop()
  await publish(connection, envelope('b-3'))
  consumer = start()
  await eventually(() => applied.some(({ state }) => JSON.stringify(state) === '{"code":"b-3"}'))
  await consumer.stop()
  await connection.close()
})

test('a consumer stops also while NATS is away', async () => {
  await using nats = await testNats()
  const { connection, applied, start } = await startConsumer(nats.url)
  const consumer = start()
  await publish(connection, envelope('b-1'))
  await eventually(() => applied.length === 1)
  await nats.kill()
  await consumer.stop()
  await connection.close()
})

test('a consumer stops also before it has begun', async () => {
  await using nats = await testNats()
  const { connection, start } = await startConsumer(nats.url)
  await start().stop()
  await connection.close()
})

import { jetstreamManager } from '@nats-io/jetstream'
import type { CommandCall } from '@zhanwang/kernel/call'
import { defineEvent, EventEnvelope } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import { connectNats } from '@zhanwang/messaging/connection'
import { EVENT_STREAM, ensureEventStream } from '@zhanwang/messaging/event-stream'
import { startRelay } from '@zhanwang/messaging/outbox-relay'
import { type Database, openDatabase } from '@zhanwang/persistence/database'
import { migrate } from '@zhanwang/persistence/migrator'
import { openOutbox } from '@zhanwang/persistence/outbox'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { z } from 'zod'

const silent = pino({ level: 'silent' })
const counted = defineEvent({
  context: 'library',
  type: 'counted',
  version: 1,
  state: z.object({ number: z.int() }),
  golden: { number: 1 },
})

async function emit(db: Database<PlatformTables>, number: number): Promise<void> {
  const now = new Date()
  const call: CommandCall = {
    actor: { kind: 'account', id: 'a1', name: '王敏', grants: [] },
    scopes: [EVERYWHERE],
    procedure: 'books.count',
    now,
    today: '2022-12-31',
    language: 'zh',
    correlationId: 'c-1',
    commandId: newId(),
    inputDigest: String(number),
  }
  await db.command(call, async (tx) => {
    tx.audit({ subjectType: 'book', subjectId: String(number), scopePath: '/', division: null })
    tx.emit(counted, { aggregateId: String(number), aggregateVersion: 1, state: { number } })
  })
}

async function openBoth() {
  const nats = await testNats()
  const fill = (empty: { ownerUrl: string; appRole: string }) => migrate({ ...empty, migrations: [] })
  const database = await testDatabase({ key: 'platform', fill })
  const db = openDatabase<PlatformTables>({ url: database.appUrl, name: 'library' })
  const connection = await connectNats({ url: nats.url, name: 'library' })
  await ensureEventStream(connection)
  const unpublished = async () => {
    const rows = await db.read.selectFrom('outbox').select('id').where('published_at', 'is', null).execute()
    return rows.length
  }
  return {
    nats,
    database,
    db,
    connection,
    unpublished,
    async [Symbol.asyncDispose]() {
      await connection.close()
      await db.close()
      await database[Symbol.asyncDispose]()
      await nats[Symbol.asyncDispose]()
    },
  }
}

test('a crash of NATS in the middle loses no event, and the stream has each once', { timeout: 120_000 }, async () => {
  await using both = await openBoth()
  const { nats, database, db, connection, unpublished } = both
  const source = openOutbox({ url: database.appUrl })
  const relay = startRelay({ source, connection, log: silent })
  const writing = (async () => {
    for (let number = 0; number < 1500; number++) await emit(db, number)
  })()
  await eventually(async () => {
    const rows = await db.read
      .selectFrom('outbox')
      .select('id')
      .where('published_at', 'is not', null)
      .limit(100)
      .execute()
    return rows.length === 100
  })
  await nats.kill()
  await nats.restart()
  await writing
  await eventually(async () => (await unpublished()) === 0, 60_000)

  const manager = await jetstreamManager(connection)
  const { state } = await manager.streams.info(EVENT_STREAM)
  const ids = new Set<string>()
  const numbers = new Set<number>()
  for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
    const message = await manager.streams.getMessage(EVENT_STREAM, { seq })
    if (!message) continue
    const envelope = EventEnvelope.parse(message.json())
    expect(ids.has(envelope.id)).toBe(false)
    ids.add(envelope.id)
    numbers.add(counted.state.parse(envelope.state).number)
  }
  expect(numbers.size).toBe(1500)
  expect(ids.size).toBe(1500)
  await relay.stop()
  await source.close()
})

test('of two relays one leads; when it stops, the other takes over', async () => {
  await using both = await openBoth()
  const { database, db, connection, unpublished } = both
  const leaders: string[] = []
  const start = (name: string) => {
    const source = openOutbox({ url: database.appUrl })
    const heard = (_fields: object, message: string) => {
      if (message === 'this process relays the outbox') leaders.push(name)
    }
    const relay = startRelay({ source, connection, log: { debug: heard, info: heard, warn: heard, error: heard } })
    return {
      async stop() {
        await relay.stop()
        await source.close()
      },
    }
  }
  const first = start('first')
  await eventually(() => leaders.length === 1)
  const second = start('second')
  await emit(db, 1)
  await eventually(async () => (await unpublished()) === 0)
  expect(leaders).toEqual(['first'])
  await first.stop()
  await emit(db, 2)
  await eventually(async () => (await unpublished()) === 0)
  expect(leaders).toEqual(['first', 'second'])
  await second.stop()
})

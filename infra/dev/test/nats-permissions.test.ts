import { EVENT_STREAM, ensureEventStream } from '@zhanwang/messaging/event-stream'
import { eventually } from '@zhanwang/testkit/eventually'
import { type TestNats, testNats } from '@zhanwang/testkit/nats'
import { connect, type NatsConnection } from 'nats'
import { expect, test } from 'vitest'
import { natsPermissions } from '../src/nats-permissions.ts'

const registry = { name: 'registry', context: 'station-registry' }
const gateway = { name: 'gateway', context: 'identity', isGateway: true as const }
const users = [registry, gateway].map((service) => ({
  name: service.name,
  password: service.name,
  permissions: natsPermissions(service),
}))

const NEXT = `$JS.API.CONSUMER.MSG.NEXT.${EVENT_STREAM}.division`

const open = (nats: TestNats, user: string) =>
  connect({ servers: new URL(nats.url).host, user, pass: user, inboxPrefix: `_INBOX.${user}` })

/** The stream of events, and the gateway's consumer of the registry's. */
async function makeConsumer(service: NatsConnection, door: NatsConnection): Promise<void> {
  await ensureEventStream(service)
  const config = { durable_name: 'division', ack_policy: 'explicit', filter_subject: 'zw.event.station-registry.>' }
  const consumer = JSON.stringify({ stream_name: EVENT_STREAM, config })
  await door.request(`$JS.API.CONSUMER.DURABLE.CREATE.${EVENT_STREAM}.division`, consumer)
}

async function refusalOf(connection: NatsConnection, subject: string): Promise<string> {
  return connection.request(subject, '', { timeout: 2_000 }).then(
    () => 'answered',
    (error: unknown) => String(error),
  )
}

test('a service answers, publishes and reads in its own name only; the gateway alone may ask and hear what pages are told', async () => {
  await using nats = await testNats({ users })
  const [service, door] = await Promise.all([open(nats, 'registry'), open(nats, 'gateway')])
  try {
    service.subscribe('zw.rpc.station-registry.>', { callback: (_error, message) => void message.respond('here') })
    await service.flush()
    expect((await door.request('zw.rpc.station-registry.station.get')).string()).toBe('here')

    await makeConsumer(service, door)
    expect((await service.request('zw.event.station-registry.station', '{}')).json()).toMatchObject({ seq: 1 })
    // An event arrives under its own subject, which a shared inbox would not recognise as the answer.
    const next = { noMux: true, timeout: 2_000, reply: '_INBOX.gateway.next' }
    const event = await door.request(NEXT, '1', next)
    expect(event.subject).toBe('zw.event.station-registry.station')
    expect((await door.request(event.reply ?? '', '')).string()).toBe('')

    expect(await refusalOf(service, 'zw.rpc.identity.account.list')).toMatch(/permission/i)
    expect(await refusalOf(service, 'zw.event.identity.account')).toMatch(/permission/i)
    expect(await refusalOf(service, '_INBOX.gateway.x')).toMatch(/permission/i)

    const heard: string[] = []
    for (const subject of ['zw.stored.>', 'zw.live.>'])
      door.subscribe(subject, { callback: (_error, message) => void heard.push(message.subject) })
    await door.flush()
    service.publish('zw.live.station-registry.a1', '{}')
    service.publish('zw.event.station-registry.station', '{}')
    await eventually(() => heard.length === 2)
    expect(heard).toEqual(['zw.live.station-registry.a1', 'zw.stored.station-registry.station'])
    expect(await refusalOf(service, 'zw.live.identity.a1')).toMatch(/permission/i)
    const eavesdropping = service.subscribe('zw.live.>')
    await expect(eavesdropping.closed).resolves.toMatchObject({ message: expect.stringMatching(/permission/i) })

    const foreign = service.subscribe('_INBOX.gateway.>')
    await expect(foreign.closed).resolves.toMatchObject({ message: expect.stringMatching(/permission/i) })
  } finally {
    await Promise.all([service.close(), door.close()])
  }
})

test('thousands of events that were heard and acknowledged do not slow the requests after them', {
  timeout: 120_000,
}, async () => {
  const events = 20_000
  await using nats = await testNats({ users })
  const [service, door] = await Promise.all([open(nats, 'registry'), open(nats, 'gateway')])
  try {
    door.subscribe('zw.rpc.identity.>', { callback: (_error, message) => void message.respond('here') })
    await makeConsumer(service, door)
    const before = await msOfRequests(door)

    let heard = 0
    let acknowledged = 0
    door.subscribe('zw.stored.>', { callback: () => void heard++ })
    door.subscribe('_INBOX.gateway.events', {
      callback: (_error, message) => void (message.respond('') && acknowledged++),
    })
    const batch = JSON.stringify({ batch: events })
    door.publish(NEXT, batch, { reply: '_INBOX.gateway.events' })
    await door.flush()
    for (let event = 0; event < events; event++) service.publish('zw.event.station-registry.station', '{}')
    await eventually(() => heard === events && acknowledged === events, 60_000)
    // Unanswered, they are looked through at each request for two minutes, which then takes eleven times as long.
    await eventually(async () => (await msOfRequests(door)) < 4 * before)
  } finally {
    await Promise.all([service.close(), door.close()])
  }
})

/** The shortest of three rounds of a thousand requests at once that the gateway asks and answers. */
async function msOfRequests(door: NatsConnection): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < 3; round++) {
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: 1_000 }, () => door.request('zw.rpc.identity.account.get', '')))
    rounds.push(performance.now() - startedAt)
  }
  return Math.min(...rounds)
}

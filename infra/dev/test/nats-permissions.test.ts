import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
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

async function refusalOf(connection: NatsConnection, subject: string): Promise<string> {
  return connection.request(subject, '', { timeout: 2_000 }).then(
    () => 'answered',
    (error: unknown) => String(error),
  )
}

test('a service answers, publishes and reads in its own name only; the gateway alone may ask and hear what pages are told', async () => {
  await using nats = await testNats({ users })
  const open = (user: string) =>
    connect({ servers: new URL(nats.url).host, user, pass: user, inboxPrefix: `_INBOX.${user}` })
  const [service, door] = await Promise.all([open('registry'), open('gateway')])
  try {
    service.subscribe('zw.rpc.station-registry.>', { callback: (_error, message) => void message.respond('here') })
    await service.flush()
    expect((await door.request('zw.rpc.station-registry.station.get')).string()).toBe('here')

    const stream = { name: 'EVENT', subjects: ['zw.event.>'], storage: 'file', num_replicas: 1 }
    await service.request('$JS.API.STREAM.CREATE.EVENT', JSON.stringify(stream))
    expect((await service.request('zw.event.station-registry.station', '{}')).json()).toMatchObject({ seq: 1 })
    const consumer = { durable_name: 'division', ack_policy: 'explicit', filter_subject: 'zw.event.station-registry.>' }
    const request = JSON.stringify({ stream_name: 'EVENT', config: consumer })
    await door.request('$JS.API.CONSUMER.DURABLE.CREATE.EVENT.division', request)
    // An event arrives under its own subject, which a shared inbox would not recognise as the answer.
    const next = { noMux: true, timeout: 2_000, reply: '_INBOX.gateway.next' }
    const event = await door.request('$JS.API.CONSUMER.MSG.NEXT.EVENT.division', '1', next)
    expect(event.subject).toBe('zw.event.station-registry.station')
    expect((await door.request(event.reply ?? '', '')).string()).toBe('')

    expect(await refusalOf(service, 'zw.rpc.identity.account.list')).toMatch(/permission/i)
    expect(await refusalOf(service, 'zw.event.identity.account')).toMatch(/permission/i)
    expect(await refusalOf(service, '_INBOX.gateway.x')).toMatch(/permission/i)

    const heard: string[] = []
    for (const subject of ['zw.event.>', 'zw.live.>'])
      door.subscribe(subject, { callback: (_error, message) => void heard.push(message.subject) })
    await door.flush()
    service.publish('zw.live.station-registry.a1', '{}')
    service.publish('zw.event.station-registry.station', '{}')
    await eventually(() => heard.length === 2)
    expect(heard).toEqual(['zw.live.station-registry.a1', 'zw.event.station-registry.station'])
    expect(await refusalOf(service, 'zw.live.identity.a1')).toMatch(/permission/i)
    const eavesdropping = service.subscribe('zw.live.>')
    await expect(eavesdropping.closed).resolves.toMatchObject({ message: expect.stringMatching(/permission/i) })

    const foreign = service.subscribe('_INBOX.gateway.>')
    await expect(foreign.closed).resolves.toMatchObject({ message: expect.stringMatching(/permission/i) })
  } finally {
    await Promise.all([service.close(), door.close()])
  }
})

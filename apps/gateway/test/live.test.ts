import { divisionChanged, stationChanged } from '@zhanwang/domain-station-registry/events'
import { type EventDefinition, eventSubject } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { createNotify } from '@zhanwang/messaging/live-publisher'
import { createLog } from '@zhanwang/service-kit/log'
import { cuttingProxy } from '@zhanwang/testkit/cutting-proxy'
import { eventually } from '@zhanwang/testkit/eventually'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, client, signedIn } from './fixtures/client.ts'
import { type EventStream, openStream } from './fixtures/event-stream.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

const YUNYANG = '/42/4203/420304/420304102/'
const HONGHE = '/53/5325/532522/532522100/'
const PING_MS = 200

let gateway: TestGateway
beforeAll(async () => {
  gateway = await testGateway({ livePingMs: PING_MS })
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const listen = ({ headers }: Client, address = gateway.address): Promise<EventStream> =>
  openStream(`${address}/trpc/live.changes`, headers)

function publish(definition: EventDefinition, changes: object, aggregateVersion = 1): void {
  const envelope = {
    id: newId(),
    context: definition.context,
    type: definition.type,
    version: definition.version,
    aggregateId: 'a-1',
    aggregateVersion,
    occurredAt: '2022-12-31T01:00:00.000Z',
    actorId: 'a1',
    correlationId: 'c-1',
    state: { ...Object(definition.golden), ...changes },
  }
  gateway.connection.publish(eventSubject(definition), JSON.stringify(envelope))
}

const changeStation = (code: string, scopePath: string) => publish(stationChanged, { code, scopePath })
const told = (code: string) => `station-registry.station-changed ${code}`

async function accountIdOf(person: Client): Promise<string> {
  return Object((await person.get('/api/v1/me')).body).account.id
}

test('who works in 郧阳 is told of 郧阳’s station and not of 红河’s', async () => {
  const [yunyang, honghe] = [
    await signedIn(gateway.address, 'yunyang-officer'),
    await signedIn(gateway.address, 'honghe-officer'),
  ]
  await using here = await listen(yunyang)
  await using there = await listen(honghe)
  expect(here.status).toBe(200)
  expect(here.headers.get('content-type')).toBe('text/event-stream')
  expect(here.headers.get('cache-control')).toBe('no-cache, no-transform')
  expect(here.headers.get('x-accel-buffering')).toBe('no')
  expect(here.notices()).toEqual(['open '])
  changeStation('ST-420304102-01', YUNYANG)
  changeStation('ST-532522100-01', HONGHE)
  publish(divisionChanged, { code: '532522', scopePath: '/53/5325/532522/' })
  await eventually(() => here.notices().length > 1 && there.notices().length > 2)
  expect(here.notices()).toEqual(['open ', told('ST-420304102-01')])
  expect(there.notices()).toEqual(['open ', told('ST-532522100-01'), 'station-registry.division-changed 532522'])
})

test('what concerns one account alone is told to its pages and to nobody above it', async () => {
  const [officer, leader] = [
    await signedIn(gateway.address, 'shiyan-officer'),
    await signedIn(gateway.address, 'hubei-officer'),
  ]
  await using own = await listen(officer)
  await using second = await listen(officer)
  await using other = await listen(leader)
  const notify = createNotify(gateway.connection, 'station-registry', createLog({ name: 'test', level: 'silent' }))
  notify(await accountIdOf(officer), 'job', 'j-1')
  changeStation('ST-420304102-01', YUNYANG)
  await eventually(() => other.notices().length > 1 && own.notices().length > 2 && second.notices().length > 2)
  expect(own.notices().sort()).toEqual(['open ', 'station-registry.job j-1', told('ST-420304102-01')])
  expect(second.notices().sort()).toEqual(own.notices().sort())
  expect(other.notices()).toEqual(['open ', told('ST-420304102-01')])
})

test('the same thing changed twenty times is told once, and ten thousand things as "much changed"', async () => {
  await using page = await listen(await signedIn(gateway.address, 'shiyan-officer'))
  for (let change = 0; change < 20; change++) changeStation('ST-420304102-01', YUNYANG)
  await eventually(() => page.notices().length > 1)
  for (let station = 0; station < 10_000; station++) changeStation(`ST-420304102-${station}`, YUNYANG)
  await gateway.connection.flush()
  await eventually(() => page.notices().includes(told('')))
  // What came after the first of them is told when the page has had time to ask again.
  publish(divisionChanged, {})
  await eventually(() => page.notices().some((notice) => notice.includes('division')))
  expect(page.notices().slice(0, 3)).toEqual(['open ', told('ST-420304102-01'), told('')])
  expect(page.notices().length).toBeLessThanOrEqual(5)
})

describe('a stream ends clearly', () => {
  const endOf = ({ events }: EventStream) => {
    const last = events.at(-1)
    const { code, reason } = Object(last?.data).data?.zhanwang ?? {}
    return [last?.event, code, reason]
  }

  test('for nobody', async () => {
    await using page = await listen(client(gateway.address))
    await eventually(() => page.ended)
    expect([page.status, ...endOf(page)]).toEqual([200, 'serialized-error', 'unauthenticated', undefined])
  })

  test('when its session does', async () => {
    const officer = await signedIn(gateway.address, 'taicang-officer')
    await using page = await listen(officer)
    await officer.post('/api/auth/sign-out')
    await eventually(() => page.ended)
    expect(endOf(page)).toEqual(['serialized-error', 'unauthenticated', undefined])
  })

  test('for an account that must change its password, and when an account is disabled', async () => {
    const system = await signedIn(gateway.address, 'system-admin')
    const account = { username: 'first-day', name: '测试', division: null, password: 'First-password-1' }
    const created = Object((await system.post('/api/v1/accounts', account)).body)
    const person = await signedIn(gateway.address, 'first-day', account.password)
    await using page = await listen(person)
    await eventually(() => page.ended)
    expect(endOf(page)).toEqual(['serialized-error', 'forbidden', 'password-must-change'])

    const password = 'Second-password-1'
    const changed = await person.post('/api/v1/me/password', { current: account.password, next: password })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    await using later = await listen(await signedIn(gateway.address, 'first-day', password))
    expect(later.notices()).toEqual(['open '])
    const { version } = Object(Object((await system.get(`/api/v1/accounts/${created.id}`)).body).account)
    const disabled = await system.post(`/api/v1/accounts/${created.id}/disable`, { version, reason: '离任' })
    expect(disabled.status, JSON.stringify(disabled.body)).toBe(200)
    await eventually(() => later.ended)
    expect(endOf(later)).toEqual(['serialized-error', 'unauthenticated', undefined])
  })

  test('for the oldest page of an account that opens one too many', async () => {
    const officer = await signedIn(gateway.address, 'shiyan-leader')
    await using pages = new AsyncDisposableStack()
    const oldest = pages.use(await listen(officer))
    const others = []
    for (let page = 0; page < 20; page++) others.push(pages.use(await listen(officer)))
    await eventually(() => oldest.ended)
    expect(endOf(oldest)).toEqual(['serialized-error', 'too-many-requests', undefined])
    expect(others.some(({ ended }) => ended)).toBe(false)
  })
})

test('when somebody’s rights change, their page asks again for everything and hears by the new rights', async () => {
  const security = await signedIn(gateway.address, 'security-admin')
  const officer = await signedIn(gateway.address, 'yangxipu-officer')
  await using page = await listen(officer)
  changeStation('ST-420304102-01', YUNYANG)
  await eventually(() => page.notices().length === 2)
  const id = await accountIdOf(officer)
  const { grants } = Object(Object((await security.get(`/api/v1/accounts/${id}`)).body).account)
  const revoked = await security.post(`/api/v1/grants/${grants[0].id}/revoke`, { reason: '调离' })
  expect(revoked.status, JSON.stringify(revoked.body)).toBe(200)
  await eventually(() => page.notices().length === 3)
  await using above = await listen(await signedIn(gateway.address, 'hubei-officer'))
  changeStation('ST-420304102-02', YUNYANG)
  await eventually(() => above.notices().length >= 2)
  expect(page.notices()).toEqual(['open ', told('ST-420304102-01'), 'open '])
})

test('a proxy that cuts idle connections never finds the stream idle', async () => {
  await using proxy = await cuttingProxy(gateway.address, { idleMs: PING_MS * 10 })
  const officer = await signedIn(gateway.address, 'shiyan-officer')
  await using page = await listen(officer, proxy.address)
  await eventually(() => page.events.filter(({ event }) => event === 'ping').length > 15)
  changeStation('ST-420304102-01', YUNYANG)
  await eventually(() => page.notices().length > 1)
  expect(page.ended).toBe(false)
  expect(proxy.cutStreams()).toBe(0)
})

test('neither an open page nor what it asks by itself keeps a session from ending idle; a person’s request does', async () => {
  const officer = await signedIn(gateway.address, 'honghe-officer')
  const pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
  await using _pool = { [Symbol.asyncDispose]: () => pool.end() }
  const { rows } = await pool.query<{ id: string }>(
    `update auth_session set updated_at = now() - interval '5 minutes' where id =
       (select s.id from auth_session s join account a on a.id = s.user_id where a.username = 'honghe-officer'
        order by s.created_at desc limit 1) returning id`,
  )
  const unusedForMinutes = async () => {
    const found = await pool.query<{ updated_at: Date }>('select updated_at from auth_session where id = $1', [
      rows[0]?.id,
    ])
    return Math.floor((Date.now() - (found.rows[0]?.updated_at.getTime() ?? 0)) / 60_000)
  }
  await using page = await listen(officer)
  expect((await officer.get('/api/v1/me', { 'x-unattended': 'true' })).status).toBe(200)
  await eventually(() => page.events.filter(({ event }) => event === 'ping').length > 2)
  expect(await unusedForMinutes()).toBe(5)
  expect((await officer.get('/api/v1/me')).status).toBe(200)
  expect(await unusedForMinutes()).toBe(0)
})

test('open pages and what they were told are counted, and how long a page was open is not taken for slowness', async () => {
  const officer = await signedIn(gateway.address, 'shiyan-officer')
  const metrics = async () => String((await officer.get('/metrics')).body)
  await eventually(async () => (await metrics()).includes('zw_live_pages 0'))
  const page = await listen(officer)
  expect(await metrics()).toContain('zw_live_pages 1')
  await page[Symbol.asyncDispose]()
  await eventually(async () => (await metrics()).includes('zw_live_pages 0'))
  expect(await metrics()).toMatch(/zw_live_notices_total\{topic="open"\} \d+/)
  expect(await metrics()).not.toMatch(/zw_http_seconds_count\{route="\/trpc\/\*"/)
})

test('a gateway that stops ends the streams and is down at once', async () => {
  const stopping = await testGateway()
  const page = await listen(await signedIn(stopping.address, 'shiyan-officer'), stopping.address)
  const startedAt = performance.now()
  await stopping[Symbol.asyncDispose]()
  expect(performance.now() - startedAt).toBeLessThan(8_000)
  await eventually(() => page.ended)
  expect(page.events.at(-1)).toEqual({ event: 'return', data: '' })
})

import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client'
import type { TRPCBuiltRouter } from '@trpc/server'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { newId } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppRouter, ContractRecord } from '../src/router-type.ts'
import { client, signedIn } from './fixtures/client.ts'
import type { echo } from './fixtures/echo-service.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

type Root = AppRouter['_def']['_config']['$types']
type TestRouter = TRPCBuiltRouter<Root, { echo: ContractRecord<typeof echo> } & AppRouter['_def']['record']>
type TestClient = ReturnType<typeof createTRPCClient<TestRouter>>

let gateway: TestGateway
let cookie: string
beforeAll(async () => {
  gateway = await testGateway()
  cookie = (await signedIn(gateway.address, 'shiyan-officer')).headers.cookie ?? ''
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

function trpc(link: typeof httpLink | typeof httpBatchLink, headers: Record<string, string> = {}) {
  const options = {
    url: `${gateway.address}/trpc`,
    headers: { cookie, origin: gateway.address, 'accept-language': 'en', ...headers },
  }
  return createTRPCClient<TestRouter>({ links: [link(options)] })
}

/** Calls through the single-call route and through tRPC's own batch handling. */
async function both<T>(call: (trpc: TestClient) => Promise<T>, headers?: Record<string, string>) {
  const single = await settled(call(trpc(httpLink, headers)))
  const batched = await settled(call(trpc(httpBatchLink, headers)))
  return { single, batched }
}
async function settled<T>(promise: Promise<T>): Promise<unknown> {
  try {
    return await promise
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error
    const data = error.data
    // Each request has its own.
    if (data?.zhanwang) data.zhanwang.correlationId = 'the request'
    return { message: error.message, shape: error.shape, data }
  }
}

describe('the single-call route and tRPC’s own handler give the official client the same', () => {
  test('result of a query', async () => {
    const { single, batched } = await both((t) => t.echo.words.say.query({ text: '站 网 & <"', tags: ['a'] }))
    expect(single).toEqual({ said: { text: '站 网 & <"', times: 1, tags: ['a'] }, actor: '十堰科室(演示)' })
    expect(batched).toEqual(single)
  })
  test('result of a command', async () => {
    const { single, batched } = await both((t) => t.echo.words.count.mutate({ by: 3 }), {
      'idempotency-key': '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
    })
    expect(single).toEqual({ commandId: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b', by: 3 })
    expect(batched).toEqual(single)
  })
  test('catalogue of indicators, which the gateway answers itself', async () => {
    const { single, batched } = await both((t) => t.indicators.list.query({}))
    expect(single).toMatchObject({ rows: stationRegistry.indicators.map(({ code }) => ({ code })) })
    expect(batched).toEqual(single)
  })
  const errors: [string, (t: TestClient) => Promise<unknown>, object][] = [
    [
      'a broken rule with its text',
      (t) => t.echo.words.fail.query({ how: 'rule' }),
      {
        code: 'UNPROCESSABLE_CONTENT',
        httpStatus: 422,
        path: 'echo.words.fail',
        zhanwang: { code: 'rule-broken', reason: 'no-luck', params: { count: 3 }, text: 'No luck the 3th time' },
      },
    ],
    ['not found', (t) => t.echo.words.fail.query({ how: 'missing' }), { zhanwang: { code: 'not-found' } }],
    [
      'a crash without its details',
      (t) => t.echo.words.fail.query({ how: 'crash' }),
      { zhanwang: { code: 'internal' } },
    ],
    [
      'invalid input with its field',
      (t) => t.echo.words.say.query({ text: 'x', times: 9 }),
      { httpStatus: 400, zhanwang: { code: 'invalid-input', issues: [{ path: ['times'] }] } },
    ],
    [
      'a command without its id',
      (t) => t.echo.words.count.mutate({ by: 1 }),
      { httpStatus: 400, zhanwang: { code: 'invalid-input', reason: 'command-id-missing' } },
    ],
    [
      'an unknown indicator',
      (t) => t.indicators.read.query({ code: 'none', division: '4203' }),
      { httpStatus: 404, zhanwang: { code: 'not-found', reason: 'indicator-unknown' } },
    ],
    [
      'no permission',
      (t) => t.identity.accounts.list.query({}),
      { code: 'FORBIDDEN', httpStatus: 403, zhanwang: { code: 'forbidden' } },
    ],
  ]
  test.each(errors)('error: %s', async (_name, call, data) => {
    const { single, batched } = await both(call)
    expect(single).toMatchObject({ data })
    expect(JSON.stringify(single)).not.toContain('a secret detail')
    expect(batched).toEqual(single)
  })
  test('error: not signed in', async () => {
    const { single, batched } = await both((t) => t.echo.words.say.query({ text: 'x' }), { cookie: '' })
    expect(single).toMatchObject({ data: { code: 'UNAUTHORIZED', zhanwang: { code: 'unauthenticated' } } })
    expect(batched).toEqual(single)
  })
})

test('calls made together travel as one batch, and one that fails harms no other', async () => {
  const t = trpc(httpBatchLink)
  const answers = await Promise.allSettled([
    t.echo.words.say.query({ text: 'one' }),
    t.echo.words.fail.query({ how: 'rule' }),
    t.identity.me.get.query({}),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('two commands in one request are refused, for they would share one id', async () => {
  const t = trpc(httpBatchLink, { 'idempotency-key': newId() })
  const answers = await Promise.allSettled([t.echo.words.count.mutate({ by: 1 }), t.echo.words.count.mutate({ by: 2 })])
  for (const answer of answers) {
    expect(answer).toMatchObject({
      status: 'rejected',
      reason: { data: { httpStatus: 400, zhanwang: { reason: 'one-command-per-request' } } },
    })
  }
})

test('what is no call of ours is answered in tRPC’s form, never by a 500', async () => {
  const plain = client(gateway.address, { cookie })
  const get = async (path: string) => (await plain.get(path)).status
  expect(await get('/trpc/none.of.these')).toBe(404)
  expect(await get('/trpc/')).toBe(404)
  expect(await get('/trpc/echo.words.count')).toBe(405)
  expect(await get('/trpc/echo.words.say?input=%7Bnot')).toBe(400)
  expect(await get('/trpc/echo.words.say?batch=1&input=%7Bnot')).toBe(400)
  expect(await get('/trpc/echo.words.say?batch=1&input=%5B%5D')).toBe(400)
  expect(await get('/trpc/__proto__.toString')).toBe(404)
  expect((await plain.post('/trpc/echo.words.say', {})).status).toBe(405)
  expect((await plain.post('/trpc/echo.words.count', '{"by":')).status).toBe(400)
  expect((await plain.post('/trpc/echo.words.count', 'by=1', { 'content-type': 'text/plain' })).status).toBe(400)
})

test('a query whose input is no address is asked by POST, on either border and without a command id', async () => {
  const body = JSON.stringify({ text: 'x'.repeat(60_000) })
  const headers = { cookie, origin: gateway.address, 'content-type': 'application/json' }
  const ask = async (path: string) =>
    (await fetch(`${gateway.address}${path}`, { method: 'POST', headers, body })).json()
  expect(await ask('/api/v1/words/weight')).toEqual({ length: 60_000 })
  expect(await ask('/trpc/echo.words.weigh')).toEqual({ result: { data: { length: 60_000 } } })
})

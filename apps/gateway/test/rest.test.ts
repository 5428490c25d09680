import { request } from 'node:http'
import { newId } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTEXTS } from '../src/composition.ts'
import { type Client, client, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
let me: Client
beforeAll(async () => {
  gateway = await testGateway()
  me = await signedIn(gateway.address, 'shiyan-officer')
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

test('path and query become the typed input that the contract expects', async () => {
  const { status, body } = await me.get('/api/v1/words/%E7%AB%99%2F1?times=2&loud=true&tags=a,b&tags=c&level=-1.5')
  expect(status).toBe(200)
  expect(body).toMatchObject({ said: { text: '站/1', times: 2, loud: true, tags: ['a', 'b', 'c'], level: -1.5 } })
})

test('a body is joined with the path, and the path names the thing', async () => {
  const { body } = await me.post('/api/v1/marks/here/colour', { colour: 'red', name: 'elsewhere' })
  expect(body).toEqual({ name: 'here', colour: 'red' })
})

test('errors are problem details in the language asked for', async () => {
  const zh = await me.get('/api/v1/failures?how=rule')
  expect(zh.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(zh).toMatchObject({
    status: 422,
    body: { title: '第 3 次没有运气', status: 422, code: 'rule-broken', reason: 'no-luck', retry: 'never' },
  })
  const en = await me.get('/api/v1/words/x?times=many', { 'accept-language': 'en-GB' })
  expect(en).toMatchObject({ status: 400, body: { code: 'invalid-input', issues: [{ path: ['times'] }] } })
  const crash = await me.get('/api/v1/failures?how=crash')
  expect(crash).toMatchObject({ status: 500, body: { code: 'internal' } })
  expect(JSON.stringify(crash.body)).not.toContain('secret')
})

test('a command without a usable Idempotency-Key is refused and says so', async () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${gateway.address}/api/v1/counts`, {
      method: 'POST',
      headers: { ...me.headers, 'content-type': 'application/json', ...headers },
      body: '{"by":1}',
    })
  const missing = await send({})
  expect(missing.status).toBe(400)
  expect(await missing.json()).toMatchObject({ code: 'invalid-input', reason: 'command-id-missing' })
  expect(await (await send({ 'idempotency-key': 'again' })).json()).toMatchObject({ reason: 'command-id-invalid' })
  expect((await send({ 'idempotency-key': newId() })).status).toBe(200)
})

test('an API key acts for its account and needs no cookie', async () => {
  const reader = client(gateway.address, { authorization: `Bearer ${gateway.first.apiKey}` })
  expect((await reader.get('/api/v1/me')).body).toMatchObject({ account: { username: 'demo-reader' } })
  expect(
    (await client(gateway.address, { authorization: 'Bearer zw_aaaaaaaaaaaaaaaaaaaaaaaa' }).get('/api/v1/me')).status,
  ).toBe(401)
  // A bad key is not made good by a cookie.
  expect((await me.get('/api/v1/me', { authorization: 'Bearer nonsense' })).status).toBe(401)
})

test('the list of indicators needs an account', async () => {
  const { rows } = Object((await me.get('/api/v1/indicators')).body)
  const offered = CONTEXTS.flatMap(({ contract: { context, indicators } }) =>
    indicators.map(({ code }) => ({ context, code })),
  )
  expect(rows).toMatchObject(offered)
  expect((await client(gateway.address).get('/api/v1/indicators')).status).toBe(401)
})

test('another site cannot make a signed-in browser change anything', async () => {
  const from = (headers: Record<string, string>) => me.post('/api/v1/counts', { by: 1 }, headers)
  expect((await from({ origin: 'https://evil.example' })).body).toMatchObject({ status: 403, reason: 'origin-foreign' })
  expect((await from({ origin: 'null' })).status).toBe(403)
  expect((await from({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  const { origin: _, ...bare } = me.headers
  const headers = { ...bare, 'content-type': 'application/json', 'idempotency-key': newId() }
  const init = { method: 'POST', headers, body: '{"by":1}' }
  expect((await fetch(`${gateway.address}/api/v1/counts`, init)).status).toBe(403)
  expect((await from({})).status).toBe(200)
  const evil = client(gateway.address, { origin: 'https://evil.example' })
  expect((await evil.post('/api/auth/sign-in/username', { username: 'x', password: 'y' })).status).toBe(403)
})

test('hostile requests are refused, never answered by a 500', async () => {
  const big = 'x'.repeat(300_000)
  expect((await me.get('/api/v1/%E0%A4%A')).status).toBe(400)
  expect((await me.get('/%')).status).toBe(400)
  expect((await me.get('/api/v1/words/%00')).status).toBeLessThan(500)
  expect((await me.get('/api/v1/none')).status).toBe(404)
  expect((await me.get('/api/auth/list-sessions')).status).toBe(404)
  expect((await me.post('/api/auth/sign-up/email', { email: 'a@b.c', password: 'x', name: 'x' })).status).toBe(404)
  expect((await me.post('/api/v1/counts', `{"by":"${big}"}`)).status).toBe(413)
  expect((await me.post('/api/v1/counts', '{"by":')).status).toBe(400)
  expect((await me.post('/api/v1/marks/a/colour', '[1]')).status).toBe(400)
  expect(
    (await me.post('/api/v1/counts', 'by=1', { 'content-type': 'application/x-www-form-urlencoded' })).status,
  ).toBe(400)
  expect((await me.get('/api/v1/words/x?times=1&times=2')).status).toBe(400)
  expect((await me.get('/api/v1/words/x?__proto__=1&constructor=2')).status).toBe(400)
  expect((await me.post('/api/v1/counts', '{"__proto__":{"by":1}}')).status).toBe(400)
})

test.each([
  '/api/v1/marks/a/colour',
  '/api/v1/counts',
  '/trpc/echo.words.count',
  '/trpc/echo.words.count?batch=1',
  '/api/auth/sign-in/username',
])('JSON nested too deep is refused whoever sends it: POST %s', async (path) => {
  for (const depth of [65, 8_000, 100_000]) {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const inner = `${open.repeat(depth)}1${close.repeat(depth)}`
      for (const body of [inner, `{"0":${inner}}`, `{"by":${inner}}`].filter(({ length }) => length < 250_000)) {
        for (const caller of [client(gateway.address), me]) {
          const { status, body: said } = await caller.post(path, body)
          expect([status, JSON.stringify(said)]).toEqual([400, expect.stringContaining('nested-too-deep')])
        }
      }
    }
  }
  // Brackets inside a text are text.
  const { body: said } = await me.post(path, JSON.stringify({ by: `\\"${'['.repeat(100)}` }))
  expect(JSON.stringify(said)).not.toContain('nested-too-deep')
})

test('JSON nested too deep in a query is refused', async () => {
  const deep = encodeURIComponent(`{"0":${'['.repeat(2_000)}${']'.repeat(2_000)}}`)
  for (const path of ['/trpc/echo.words.say?', '/trpc/echo.words.say?batch=1&'])
    expect(await me.get(`${path}input=${deep}`)).toMatchObject({
      status: 400,
      body: { error: { data: { zhanwang: { reason: 'nested-too-deep' } } } },
    })
})

test('a page whose name is made to point here is refused: without PUBLIC_URL only this machine’s names are answered', async () => {
  const { port } = new URL(gateway.address)
  const ask = (host: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, path: '/livez', headers: { host } }, (answer) => {
        let text = ''
        answer.on('data', (chunk) => {
          text += String(chunk)
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      })
      outgoing.on('error', reject)
      outgoing.end()
    })
  for (const host of ['localhost', 'LOCALHOST:5173', `127.0.0.1:${port}`, `[::1]:${port}`])
    expect([host, (await ask(host)).status]).toEqual([host, 200])
  for (const host of [
    `evil.example:${port}`,
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '0.0.0.0',
    '10.0.0.1',
  ]) {
    const { status, text } = await ask(host)
    expect([host, status]).toEqual([host, 403])
    expect(text).toContain('host-foreign')
  }
})

test('every reply carries the security headers and nothing of the API is cached', async () => {
  const { headers } = await me.get('/api/v1/me')
  expect(headers.get('content-security-policy')).toContain("default-src 'self'; style-src 'self' 'unsafe-inline'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('readiness names every service and which of them is missing, and metrics are there', async () => {
  expect(await me.get('/readyz')).toMatchObject({
    status: 503,
    body: {
      ready: false,
      checks: { 'station-registry': 'failed', identity: 'ok', echo: 'ok', 'identity database': 'ok' },
    },
  })
  expect((await me.get('/livez')).status).toBe(200)
  expect((await me.get('/metrics')).body).toContain('zw_requests_total')
})

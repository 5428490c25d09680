import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await testGateway({ trustProxy: ['127.0.0.1'] })
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

/** Somebody who comes from an address of their own. */
const from = (address: string, more: Record<string, string> = {}) =>
  client(gateway.address, { 'x-forwarded-for': address, ...more })
const TRPC = `/trpc/echo.words.board?input=${encodeURIComponent(JSON.stringify({ topic: 'a' }))}`

test('what is public is answered without an account, the same to all, and kept for a minute', async () => {
  const me = await signedIn(gateway.address, 'shiyan-officer')
  const answers = await Promise.all([
    from('192.0.2.1').get('/api/v1/boards/a'),
    from('192.0.2.1', me.headers).get('/api/v1/boards/a'),
    from('192.0.2.1', { authorization: 'Bearer zw_aaaaaaaaaaaaaaaaaaaaaaaa' }).get('/api/v1/boards/a'),
  ])
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 200, body: { topic: 'a', actor: 'public' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    expect(answer.headers.get('vary')).toBe('accept-language')
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  const { headers, body } = await from('192.0.2.1').get(TRPC)
  expect(body).toMatchObject({ result: { data: { topic: 'a', actor: 'public' } } })
  expect(headers.get('cache-control')).toBe('public, max-age=60')
})

test('an error of a public page is kept by nobody, and bad input is the caller’s', async () => {
  const missing = await from('192.0.2.2').get('/api/v1/boards/none')
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect((await from('192.0.2.2').get(`/api/v1/boards/${'x'.repeat(40)}`)).status).toBe(400)
})

test('a network that asks more than 120 times a minute waits, and nobody else does', async () => {
  const many = await Promise.all(Array.from({ length: 130 }, () => from('2001:db8::1').get('/api/v1/boards/a')))
  expect(many.filter(({ status }) => status === 200)).toHaveLength(120)
  expect(many.filter(({ status }) => status === 429)).toHaveLength(10)
  // The rest of an IPv6 address is its owner's to choose.
  expect((await from('2001:db8::2').get(TRPC)).status).toBe(429)
  expect((await from('2001:db8:0:1::1').get('/api/v1/boards/a')).status).toBe(200)
  // Who is signed in works on.
  const me = await signedIn(gateway.address, 'shiyan-officer')
  expect((await from('2001:db8::1', me.headers).get('/api/v1/me')).status).toBe(200)
})

test('a public page is in the OpenAPI document as one that needs no sign-in', async () => {
  const { body } = await from('192.0.2.3').get('/openapi.json')
  expect(body).toMatchObject({ paths: { '/api/v1/boards/{topic}': { get: { security: [], 'x-scope': 'public' } } } })
})

import { PUBLIC_ACTOR } from '@zhanwang/kernel/actor'
import { newId } from '@zhanwang/kernel/ids'
import { createTokenSigner } from '@zhanwang/messaging/actor-token'
import { unstorableText } from '@zhanwang/messaging/storable-text'
import { eventually } from '@zhanwang/testkit/eventually'
import { type TestNats, testNats } from '@zhanwang/testkit/nats'
import fc from 'fast-check'
import { importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { entries, keyPair, openLibrary, read, reader } from './library.ts'

const Refusal = z.object({
  code: z.string(),
  issues: z.array(z.object({ path: z.array(z.string()), message: z.string() })),
})

let nats: TestNats
let here: Awaited<ReturnType<typeof openLibrary>>

beforeAll(async () => {
  nats = await testNats()
  here = await openLibrary(nats.url)
})

afterAll(async () => {
  await here[Symbol.asyncDispose]()
  await nats[Symbol.asyncDispose]()
})

async function jwt(claims: { audience?: string; issuedAt?: number; expires?: number; alg?: string; issuer?: string }) {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({ actor: reader })
    .setProtectedHeader({ alg: claims.alg ?? 'EdDSA' })
    .setIssuer(claims.issuer ?? 'zhanwang')
    .setAudience(claims.audience ?? 'library')
    .setIssuedAt(claims.issuedAt ?? now)
    .setExpirationTime(claims.expires ?? now + 50)
    .sign(await importJWK(here.keys.privateJwk, 'EdDSA'))
}

describe('what a request needs', () => {
  test('a query answers with the JSON of its handler', async () => {
    expect(read(await here.ask('get', { code: 'b-1' }))).toEqual({ code: 'b-1', title: '社区工作' })
  })

  test('a trace context comes to the handler and into the log as it was sent, and what is none does not', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    const [traced, said] = [here.traces.length, here.log.debugLines.length]
    const none = ['x', `${traceparent}-more`, traceparent.replace('4bf9', '4BF9'), traceparent.replace(/^00/, 'ff')]
    for (const sent of [traceparent, ...none]) await here.ask('get', { code: 'b-1' }, { traceparent: sent })
    await here.ask('get', { code: 'b-1' })
    await eventually(() => here.log.debugLines.length === said + 6)
    expect(here.traces.slice(traced)).toEqual([traceparent, ...Array.from({ length: 5 }, () => undefined)])
    const [first, second] = here.log.debugLines.slice(said)
    expect(first).toMatchObject({
      message: 'answered',
      fields: { procedure: 'books.get', correlationId: 'c-1', traceparent, code: 'ok', durationMs: expect.any(Number) },
    })
    expect(second?.fields).not.toHaveProperty('traceparent')
  })

  test('a forged, expired, overlong, too old or foreign token, and none, are refused', async () => {
    const now = Math.floor(Date.now() / 1000)
    const stranger = await createTokenSigner((await keyPair()).privateJwk)
    const good = await jwt({})
    const tokens = {
      forged: await stranger.sign(reader, 'library'),
      tampered: `${good.slice(0, -4)}AAAA`,
      unsigned: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`,
      expired: await jwt({ issuedAt: now - 58, expires: now - 6 }),
      'valid for an hour, signed two minutes ago': await jwt({ issuedAt: now - 120, expires: now + 3480 }),
      'for another service': await jwt({ audience: 'workforce' }),
      'by another issuer': await jwt({ issuer: 'elsewhere' }),
      none: '',
      garbage: 'x.y.z',
    }
    for (const [name, token] of Object.entries(tokens)) {
      expect([name, read(await here.ask('get', { code: 'b-1' }, { token }))]).toEqual([
        name,
        { code: 'unauthenticated' },
      ])
    }
    expect(read(await here.ask('get', { code: 'b-1' }, { token: good }))).toMatchObject({ code: 'b-1' })
  })

  test('who holds the permission nowhere is refused before the input is looked at', async () => {
    const nobody = { ...reader, id: 'a2', grants: [] }
    const token = await here.signer.sign(nobody, 'library')
    expect(read(await here.ask('get', {}, { token, raw: 'not json' }))).toEqual({ code: 'forbidden' })
  })

  test('who is not signed in is answered by what is public and by nothing else', async () => {
    const token = await here.signer.sign(PUBLIC_ACTOR, 'library')
    expect(read(await here.ask('shelf', {}, { token }))).toEqual({ asker: 'public' })
    for (const [name, input] of [
      ['get', { code: 'b-1' }],
      ['lend', { code: 'b-1' }],
      ['big', {}],
    ] as const)
      expect(read(await here.ask(name, input, { token }))).toEqual({ code: 'unauthenticated' })
  })

  test('a command without an id, or with one that is no UUID, is refused with the field named', async () => {
    for (const commandId of ['', 'abc', '命令', 'a\r\nzw-token: x', '7d444840-9dc0-01d1-b245-5ffdce74fad2']) {
      const reply = read(await here.ask('lend', { code: 'b-1' }, { commandId, language: 'en' }))
      expect(reply).toMatchObject({ code: 'invalid-input', issues: [{ path: ['commandId'] }] })
    }
  })

  test('a command knows its id, the day in Shanghai, and a digest that differs with the input only', async () => {
    const commandId = newId()
    const first = read(await here.ask('lend', { code: 'b-1' }, { commandId }))
    expect(first).toEqual({ commandId, digest: expect.stringMatching(/^[0-9a-f]{64}$/), today: expect.any(String) })
    expect(read(await here.ask('lend', null, { commandId, raw: ' { "code" : "b-1" } ' }))).toEqual(first)
    expect(read(await here.ask('lend', { code: 'b-2' }, { commandId }))).not.toEqual(first)
  })
})

describe('bad input', () => {
  test('issues are said in the language of the caller, without the value', async () => {
    const secret = '110101188001011237'
    for (const [language, expected] of [
      ['zh', ['至多 8 个字符', '应为数字', '没有这样的字段: extra']],
      ['en', ['at most 8 characters', 'must be a number', 'no such field: extra']],
    ] as const) {
      const reply = await here.ask('get', { code: secret, copies: secret, extra: 1 }, { language })
      const { issues, ...error } = Refusal.parse(read(reply))
      expect(error).toEqual({ code: 'invalid-input' })
      expect(issues.map(({ path }) => path)).toEqual([['code'], ['copies'], []])
      expect(issues.map(({ message }) => message)).toEqual(expected)
      expect(JSON.stringify(issues)).not.toContain(secret)
    }
  })

  test('what is not JSON is refused without being quoted', async () => {
    const reply = read(await here.ask('get', null, { raw: '{"code": 王敏' }))
    expect(reply).toEqual({ code: 'invalid-input', issues: [{ path: [], message: '不是有效的 JSON' }] })
  })

  test('a text that no database can keep is refused with its place, and one that only looks so is not', async () => {
    const place = (raw: string, language: 'zh' | 'en' = 'zh') => here.ask('get', null, { raw, language })
    for (const code of ['b\\u0000-1', 'b-\\ud83d', '\\ude00-b', '\\ude00\\ud83d']) {
      expect(read(await place(`{"code":"${code}"}`, 'en'))).toEqual({
        code: 'invalid-input',
        issues: [{ path: ['code'], message: 'It has characters that cannot be kept' }],
      })
    }
    expect(read(await place('{"code":"b-1","\\u0000":1}'))).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: [] }],
    })
    expect(read(await place('{"code":"b-1\\ud83d\\ude00"}'))).toMatchObject({ code: 'b-1😀' })
    expect(read(await place('{"code":"\\\\u0000"}'))).toMatchObject({ code: '\\u0000' })
  })

  test('an input of any depth and shape is looked through for such texts', async () => {
    const deep = `${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`
    expect(read(await here.ask('get', null, { raw: deep }))).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: Array.from({ length: 20 }, () => 0) }],
    })
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (json, text) => {
        expect(unstorableText(json)).toBe(undefined)
        const isKept = text.isWellFormed() && !text.includes('\0')
        expect(unstorableText({ a: [json, text] })).toEqual(isKept ? undefined : ['a', 1])
      }),
    )
  })

  test('a body over 256 kB is too large, on the client and on the server', async () => {
    const raw = JSON.stringify({ code: 'x'.repeat(262_144) })
    expect(read(await here.ask('get', null, { raw }))).toEqual({ code: 'too-large' })
    const { headers } = await import('nats')
    const meta = headers()
    meta.set('zw-token', await here.signer.sign(reader, 'library'))
    const reply = await here.clientConnection.request('zw.rpc.library.books.get', raw, { timeout: 2000, headers: meta })
    expect(reply.headers?.get('Nats-Service-Error')).toBe('too-large')
    expect(reply.headers?.get('Nats-Service-Error-Code')).toBe('413')
  })

  test('no bytes at all make a query answer anything but its result or invalid-input', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((code) => JSON.stringify({ code })),
        ),
        async (raw) => {
          const reply = await here.ask('get', null, { raw })
          expect(reply.ok || reply.error.code === 'invalid-input').toBe(true)
        },
      ),
      { numRuns: 200, examples: [['']] },
    )
  })
})

describe('what goes wrong behind the door', () => {
  test('a broken rule reaches the caller with reason and params, and is not logged', async () => {
    const before = here.log.lines.length
    expect(read(await here.ask('get', { code: 'lent' }))).toEqual({
      code: 'rule-broken',
      reason: 'lent-out',
      params: { code: 'lent' },
    })
    expect(here.log.lines.length).toBe(before)
  })

  test('an unexpected error is logged once with the correlation id and reaches the caller as internal, bare', async () => {
    const before = here.log.lines.length
    expect(read(await here.ask('get', { code: 'broken' }))).toEqual({ code: 'internal' })
    expect(here.log.lines.slice(before)).toMatchObject([
      { level: 'error', fields: { procedure: 'books.get', correlationId: 'c-1' } },
    ])
  })

  test('an output that breaks the contract is internal and logged', async () => {
    const before = here.log.lines.length
    expect(read(await here.ask('get', { code: 'wrong' }))).toEqual({ code: 'internal' })
    expect(here.log.lines.slice(before)).toHaveLength(1)
  })

  test('an answer that NATS cannot carry is internal and logged', async () => {
    const before = here.log.lines.length
    expect(read(await here.ask('big', {}))).toEqual({ code: 'internal' })
    expect(String(here.log.lines[before]?.fields.err)).toMatch(/1048576/)
  })

  test('every answer is counted with its code', () => {
    expect(here.answered).toContainEqual(['books.get', 'ok'])
    expect(here.answered).toContainEqual(['books.get', 'rule-broken'])
    expect(here.answered).toContainEqual(['books.big', 'internal'])
  })

  test('a procedure that nobody serves is unavailable at once, a command too', async () => {
    const entry = entries.get('lend')
    if (!entry) throw new Error('no entry')
    const reply = await here.client.request({ ...entry, subject: 'zw.rpc.nobody.books.lend' }, '{}', {
      token: '',
      commandId: newId(),
      correlationId: 'c',
      language: 'zh',
    })
    expect(read(reply)).toEqual({ code: 'unavailable' })
  })

  test('the client says which contexts are silent', async () => {
    expect(await here.client.silent(1000)).toEqual([])
  })
})

describe('time and ends', () => {
  test('a slow request delays no other, ends in time for its caller, and is finished before the server stops', async () => {
    await using own = await testNats()
    await using other = await openLibrary(own.url)
    const slow = other.ask('slow', {}, { timeoutMs: 20_000 })
    await eventually(() => other.waiting() === 1)
    expect(read(await other.ask('get', { code: 'b-1' }))).toMatchObject({ code: 'b-1' })
    expect(read(await other.ask('slow', {}, { timeoutMs: 50 }))).toEqual({ code: 'unavailable' })

    let stopped = false
    const stopping = other.server.stop().then(() => {
      stopped = true
    })
    await eventually(async () => {
      const reply = await other.ask('get', { code: 'b-1' })
      return !reply.ok && reply.error.code === 'unavailable'
    })
    expect(stopped).toBe(false)
    other.open()
    await stopping
    expect(read(await slow)).toEqual({})
    expect(other.server.serving()).toBe(false)
    expect(await other.client.silent(1000)).toEqual(['library'])
  })

  test('NATS dying mid-request leaves a command unknown and a query unavailable; then all is unavailable until it is back', async () => {
    await using own = await testNats()
    await using other = await openLibrary(own.url)
    const entry = entries.get('slow')
    if (!entry) throw new Error('no entry')
    const meta = {
      token: await other.signer.sign(reader, 'library'),
      correlationId: 'c',
      language: 'zh',
      timeoutMs: 1500,
    } as const
    const asQuery = other.client.request(entry, '{}', meta)
    const asCommand = other.client.request({ ...entry, procedure: { ...entry.procedure, kind: 'command' } }, '{}', {
      ...meta,
      commandId: newId(),
    })
    await eventually(() => other.waiting() === 2)
    await own.kill()
    expect(read(await asQuery)).toEqual({ code: 'unavailable' })
    expect(read(await asCommand)).toEqual({ code: 'outcome-unknown' })

    const before = performance.now()
    expect(read(await other.ask('get', { code: 'b-1' }))).toEqual({ code: 'unavailable' })
    expect(performance.now() - before).toBeLessThan(1000)

    await own.restart()
    await eventually(async () => (await other.ask('get', { code: 'b-1' })).ok)
    expect(other.log.lines.map(({ message }) => message)).toContain('NATS connection is back')
  })
})

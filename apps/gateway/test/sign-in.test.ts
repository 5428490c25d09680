import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../src/bootstrap/first-accounts.ts'
import { client, cookieOf, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await testGateway()
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

test('who signs in gets an HttpOnly cookie and is known by it; after sign-out the cookie is worth nothing', async () => {
  const answer = await client(gateway.address).post('/api/auth/sign-in/username', {
    username: 'shiyan-officer',
    password: DEMONSTRATION_PASSWORD,
  })
  expect(answer).toMatchObject({ status: 200, body: { signedIn: true } })
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^zw\.session_token=.*; HttpOnly; SameSite=Lax$/),
  ])
  const me = client(gateway.address, { cookie: cookieOf(answer) })
  expect((await me.get('/api/v1/me')).body).toMatchObject({
    account: { username: 'shiyan-officer', division: '4203', mustChangePassword: false },
    permissions: { 'station.read': [{ division: '4203' }] },
  })
  expect((await me.get('/api/auth/get-session')).body).toMatchObject({ signedIn: true })
  expect(await me.post('/api/auth/sign-out')).toMatchObject({ status: 200, body: { signedIn: false } })
  expect((await me.get('/api/v1/me')).status).toBe(401)
})

const signIn = (username: string, password: string) =>
  client(gateway.address).post('/api/auth/sign-in/username', { username, password })

test('an unknown user and a wrong password get the same answer', async () => {
  const unknown = await signIn('nobody-here', 'Wrong-password-1')
  const wrong = await signIn('honghe-officer', 'Wrong-password-1')
  expect(unknown).toMatchObject({ status: 401, body: { code: 'unauthenticated', reason: 'credentials-wrong' } })
  const same = ({ correlationId: _, ...rest }: Record<string, unknown>) => rest
  expect(same(Object(wrong.body))).toEqual(same(Object(unknown.body)))
  for (const username of ['X', '', "a'; drop table account --", 'ROOT']) {
    expect((await signIn(username, 'Wrong-password-1')).status).toBeLessThan(402)
  }
})

test('after five failures a username is locked for the address, whatever the password, and another one is not', async () => {
  for (let failure = 0; failure < 5; failure++) expect((await signIn('taicang-officer', 'Wrong-1234')).status).toBe(401)
  expect(await signIn('taicang-officer', DEMONSTRATION_PASSWORD)).toMatchObject({
    status: 429,
    body: { code: 'too-many-requests', reason: 'sign-in-locked', params: { minutes: 15 } },
  })
  expect((await signIn('hubei-officer', DEMONSTRATION_PASSWORD)).status).toBe(200)
  // A quarter of an hour later.
  const pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
  await pool.query("update sign_in_attempt set locked_until = now() - interval '1 second' where locked_until > now()")
  await pool.end()
  expect((await signIn('taicang-officer', 'Wrong-1234')).status).toBe(401)
  expect((await signIn('taicang-officer', DEMONSTRATION_PASSWORD)).status).toBe(200)
})

test('guesses side by side gain nothing: five are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('shiyan-leader', 'Wrong-1234')))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
})

test('signing in, being refused and signing out are in the audit, an unknown name is not', async () => {
  const me = await signedIn(gateway.address, 'yunyang-officer')
  await me.post('/api/auth/sign-out')
  await signIn('my-secret-typed-into-the-name', 'Wrong-1234')
  const entries = await gateway.database.read
    .selectFrom('audit_entry')
    .select(['procedure', 'subject_id', 'actor_kind', 'detail'])
    .where('procedure', 'like', 'sessions.%')
    .execute()
  expect(new Set(entries.map(({ procedure }) => procedure))).toEqual(
    new Set(['sessions.signIn', 'sessions.refuse', 'sessions.signOut']),
  )
  expect(entries.every((entry) => entry.actor_kind === 'system')).toBe(true)
  expect(JSON.stringify(entries)).not.toContain('my-secret')
})

test('a forged or altered cookie is nobody', async () => {
  const { headers } = await signedIn(gateway.address, 'shiyan-officer')
  const cookie = headers.cookie ?? ''
  for (const forged of [
    `${cookie.slice(0, -6)}abcdef`,
    'zw.session_token=abc.def',
    'zw.session_token=',
    'zw.session_token=%',
  ]) {
    expect((await client(gateway.address, { cookie: forged }).get('/api/v1/me')).status).toBe(401)
  }
})

test('behind https the cookie is Secure, transport is strict, and the public address is the own origin', async () => {
  await using secure = await testGateway({ publicUrl: 'https://zhanwang.example.gov.cn' })
  const browser = client(secure.address, { origin: 'https://zhanwang.example.gov.cn' })
  const credentials = { username: 'shiyan-officer', password: DEMONSTRATION_PASSWORD }
  const answer = await browser.post('/api/auth/sign-in/username', credentials)
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Secure-zw\.session_token=.*; Secure/)])
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
  expect((await browser.post('/api/v1/counts', { by: 1 }, { cookie: cookieOf(answer) })).status).toBe(200)
})

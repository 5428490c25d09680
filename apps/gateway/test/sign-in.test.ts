import { eventually } from '@zhanwang/testkit/eventually'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../src/bootstrap/first-accounts.ts'
import { PASSWORD_COST } from '../src/identity/passwords/password-hash.ts'
import { sweepSessions } from '../src/identity/sessions/session-sweep.ts'
import { usernameKey } from '../src/identity/sessions/sign-in-limit.ts'
import { client, cookieOf, signedIn } from './fixtures/client.ts'
import { databaseWay } from './fixtures/database-way.ts'
import { TEST_SECRET, type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await testGateway({ passwordCost: PASSWORD_COST })
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

test('a lock is one audit entry, and what is tried during it writes nothing and does not prolong it', async () => {
  const audits = async () =>
    (
      await gateway.database.read
        .selectFrom('audit_entry')
        .select('detail')
        .where('procedure', '=', 'sessions.refuse')
        .execute()
    ).length
  const rows = () => gateway.database.read.selectFrom('sign_in_attempt').selectAll().orderBy('key').execute()
  for (let failure = 0; failure < 5; failure++) await signIn('audit-admin', 'Wrong-1234')
  const before = await audits()
  expect((await signIn('audit-admin', 'Wrong-1234')).status).toBe(429)
  expect(await audits()).toBe(before + 1)
  const locked = await rows()
  for (let again = 0; again < 5; again++) expect((await signIn('audit-admin', 'Wrong-1234')).status).toBe(429)
  expect(await audits()).toBe(before + 1)
  expect(await rows()).toEqual(locked)
})

test('an account that is guessed at from everywhere is slowed down, and its owner still gets in', async () => {
  const pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
  await pool.query('insert into sign_in_attempt (key, failures, first_at) values ($1, 60, now())', [
    usernameKey(TEST_SECRET, 'system-admin'),
  ])
  await pool.end()
  const begun = performance.now()
  expect((await signIn('system-admin', DEMONSTRATION_PASSWORD)).status).toBe(200)
  expect(performance.now() - begun).toBeGreaterThan(1_000)
})

test('a flood of names that cannot be one ends in one lock of the address', async () => {
  await using flooded = await testGateway({ trustProxy: ['127.0.0.0/8'] })
  const from = (address: string, username: string) =>
    client(flooded.address, { 'x-forwarded-for': address }).post('/api/auth/sign-in/username', {
      username,
      password: DEMONSTRATION_PASSWORD,
    })
  const statuses: number[] = []
  for (let name = 0; name < 53; name++)
    statuses.push((await from(`2001:db8:0:1::${name}`, `Not a name ${name}`)).status)
  expect(statuses).toEqual([...Array(50).fill(401), ...Array(3).fill(429)])
  // The whole /64 is one subscriber; the next one is another.
  expect((await from('2001:db8:0:1:ffff::1', 'shiyan-officer')).status).toBe(429)
  expect((await from('2001:db8:0:2::1', 'shiyan-officer')).status).toBe(200)
  const entries = await flooded.database.read.selectFrom('audit_entry').select('detail').execute()
  expect(entries.filter(({ detail }) => JSON.stringify(detail).includes('locked'))).toHaveLength(1)
})

test('no proxy is believed that was not named', async () => {
  for (let failure = 0; failure < 6; failure++) {
    const spoofing = client(gateway.address, { 'x-forwarded-for': `198.51.100.${failure}` })
    const answer = await spoofing.post('/api/auth/sign-in/username', {
      username: 'demo-reader',
      password: 'Wrong-1234',
    })
    expect(answer.status).toBe(failure < 5 ? 401 : 429)
  }
})

test('wrong current passwords lock the change of a password, and not the account', async () => {
  const me = await signedIn(gateway.address, 'honghe-officer')
  const change = (current: string) => me.post('/api/v1/me/password', { current, next: 'Another-Secret-1' })
  for (let failure = 0; failure < 5; failure++)
    expect((await change(`Wrong-1234${failure}`)).body).toMatchObject({ reason: 'password-wrong' })
  expect(await change(DEMONSTRATION_PASSWORD)).toMatchObject({ status: 429, body: { reason: 'sign-in-locked' } })
  expect((await signIn('honghe-officer', DEMONSTRATION_PASSWORD)).status).toBe(200)
})

test('old counts and expired sessions are swept, others stay', async () => {
  const pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
  try {
    await signedIn(gateway.address, 'shiyan-officer')
    await pool.query(`insert into sign_in_attempt (key, failures, first_at)
      select 'old ' || n, 1, now() - interval '2 days' from generate_series(1, 1200) n`)
    await pool.query(`insert into sign_in_attempt values ('young', 1, now(), null)`)
    await pool.query(`insert into auth_session (id, user_id, token, expires_at)
      select 'old ' || n, (select id from auth_user limit 1), 'old ' || n, now() - interval '1 second'
      from generate_series(1, 1200) n`)
    await sweepSessions(pool, 30)
    const left = async (sql: string) => (await pool.query<{ key: string }>(sql)).rows.map(({ key }) => key)
    expect(await left("select key from sign_in_attempt where key like 'old %' or key = 'young'")).toEqual(['young'])
    expect(await left("select id as key from auth_session where id like 'old %'")).toEqual([])
    expect(await left('select id as key from auth_session')).not.toEqual([])
  } finally {
    await pool.end()
  }
})

test('while the database is away a sign-in is told so, and nobody is called locked; then it goes on', async () => {
  await using way = await databaseWay()
  await using apart = await testGateway({ databaseUrl: way.through })
  const attempt = () =>
    client(apart.address).post('/api/auth/sign-in/username', {
      username: 'shiyan-officer',
      password: DEMONSTRATION_PASSWORD,
    })
  expect((await attempt()).status).toBe(200)
  way.block()
  expect(await attempt()).toMatchObject({ status: 503, body: { code: 'unavailable', retry: 'later' } })
  way.open()
  await eventually(async () => (await attempt()).status === 200)
  const entries = await apart.database.read.selectFrom('audit_entry').select('procedure').execute()
  expect(entries.map(({ procedure }) => procedure)).not.toContain('sessions.refuse')
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
  const cookie = cookieOf(answer)
  expect((await browser.post('/api/v1/counts', { by: 1 }, { cookie })).status).toBe(200)
  // No other origin is, not even that of the host that was asked for.
  for (const headers of [
    { origin: secure.address },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://zhanwang.example.gov.cn' },
  ])
    expect((await browser.post('/api/v1/counts', { by: 1 }, { cookie, ...headers })).status).toBe(403)
})

import { newId } from '@zhanwang/kernel/ids'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../src/bootstrap/first-accounts.ts'
import { type Client, client, cookieOf, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { codeAt, setUpPhone, showPassword, showSecondFactor } from './fixtures/second-factor.ts'

let gateway: TestGateway
let system: Client
let security: Client
beforeAll(async () => {
  gateway = await testGateway()
  system = await signedIn(gateway.address, 'system-admin')
  security = await signedIn(gateway.address, 'security-admin')
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const password = DEMONSTRATION_PASSWORD
const passwordStep = (username: string, word = password) => showPassword(gateway.address, username, word)
const WRONG = { status: 422, body: { code: 'rule-broken', reason: 'second-factor-wrong' } }
const EXPIRED = { status: 401, body: { reason: 'second-factor-expired' } }

const idOf = async (username: string): Promise<string> =>
  Object((await system.get(`/api/v1/accounts?text=${username}`)).body).rows[0].id

async function query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
  try {
    return (await pool.query(sql, values)).rows
  } finally {
    await pool.end()
  }
}

test('who has set up a second factor signs in by password and code, and by neither alone', async () => {
  const me = await signedIn(gateway.address, 'shiyan-officer')
  const elsewhere = await signedIn(gateway.address, 'shiyan-officer')
  const begun = await me.post('/api/auth/second-factor/begin', { password })
  const { secret, uri } = Object(begun.body)
  expect(begun.headers.get('cache-control')).toBe('no-store')
  expect(decodeURIComponent(uri)).toBe(
    `otpauth://totp/站网:shiyan-officer?issuer=站网&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  )
  // Begun is not set up: the password is still enough, and a wrong code confirms nothing.
  expect((await me.get('/api/v1/me')).body).toMatchObject({ secondFactor: { set: false, recoveryCodesLeft: 0 } })
  expect(await me.post('/api/auth/second-factor/confirm', { code: '000000' })).toMatchObject(WRONG)
  const confirmed = await me.post('/api/auth/second-factor/confirm', { code: codeAt(secret, 0) })
  const { recoveryCodes } = Object(confirmed.body)
  expect(new Set(recoveryCodes).size).toBe(10)
  expect((await me.get('/api/v1/me')).body).toMatchObject({
    account: { secondFactor: true },
    secondFactor: { required: false, set: true, recoveryCodesLeft: 10 },
  })
  // The session that was made without is over at once.
  expect((await elsewhere.get('/api/v1/me')).status).toBe(401)

  const pending = await passwordStep('shiyan-officer')
  expect((await pending.get('/api/v1/me')).status).toBe(401)
  expect(await showSecondFactor(pending, { code: codeAt(secret, 5) })).toMatchObject(WRONG)
  const answer = await showSecondFactor(pending, { code: ` ${codeAt(secret, 1).replace(/(...)/, '$1 ')} ` })
  expect(answer.body).toEqual({ signedIn: true, secondFactorNeeded: false })
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^zw\.second_factor=; Max-Age=0; /),
    expect.stringMatching(/^zw\.session_token=.*HttpOnly/),
  ])
  const cookie = answer.headers.getSetCookie()[1]?.split(';', 1)[0] ?? ''
  const back = client(gateway.address, { cookie })
  expect((await back.get('/api/v1/me')).body).toMatchObject({ account: { username: 'shiyan-officer' } })
  expect((await security.get('/api/v1/accounts?text=shiyan-officer')).body).toMatchObject({
    rows: [{ secondFactor: true }],
  })
})

test('a code works once, also for two requests side by side, and so does the time between the two steps', async () => {
  const phone = await setUpPhone(await signedIn(gateway.address, 'taicang-officer'))
  const first = await passwordStep('taicang-officer')
  expect(await showSecondFactor(first, { code: phone.code })).toMatchObject(WRONG)
  const others = await Promise.all(Array.from({ length: 3 }, () => passwordStep('taicang-officer')))
  const code = codeAt(phone.secret, 1)
  const answers = await Promise.all(others.map((pending) => showSecondFactor(pending, { code })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  const won = others[answers.findIndex(({ status }) => status === 200)]
  if (!won) throw new Error('none got in')
  expect(await showSecondFactor(first, { code })).toMatchObject(WRONG)
  // As if that code had not been used: the cookie that got in is over all the same, and another one is not.
  await query('update second_factor set last_step = last_step - 1')
  expect(await showSecondFactor(won, { code })).toMatchObject(EXPIRED)
  expect((await showSecondFactor(first, { code })).status).toBe(200)
})

test('a recovery code works once, however it is typed; new ones put the old ones out of use', async () => {
  const me = await signedIn(gateway.address, 'hubei-officer')
  const { secret, recoveryCodes } = await setUpPhone(me)
  const [one = '', two = ''] = recoveryCodes
  const pending = await passwordStep('hubei-officer')
  expect(await showSecondFactor(pending, { recoveryCode: 'AAAA-BBBB-CCCC-DDDD' })).toMatchObject(WRONG)
  expect((await showSecondFactor(pending, { recoveryCode: one.toLowerCase().replaceAll('-', ' ') })).status).toBe(200)
  expect(await showSecondFactor(await passwordStep('hubei-officer'), { recoveryCode: one })).toMatchObject(WRONG)
  expect((await me.get('/api/v1/me')).body).toMatchObject({ secondFactor: { recoveryCodesLeft: 9 } })
  expect((await me.get('/api/v1/me/sign-ins')).body).toMatchObject({
    rows: [{ outcome: 'wrong-second-factor' }, { outcome: 'recovery-code-used' }, {}, {}],
  })

  const renew = (proof: object) => me.post('/api/auth/second-factor/recovery-codes', proof)
  expect(await renew({ password: 'Wrong-1234', code: codeAt(secret, 0) })).toMatchObject({
    status: 422,
    body: { reason: 'password-wrong' },
  })
  expect(await renew({ password, code: '123456' })).toMatchObject(WRONG)
  const renewed = await renew({ password, code: codeAt(secret, 1) })
  const [fresh] = Object(renewed.body).recoveryCodes
  expect(await showSecondFactor(await passwordStep('hubei-officer'), { recoveryCode: two })).toMatchObject(WRONG)
  expect((await showSecondFactor(await passwordStep('hubei-officer'), { recoveryCode: fresh })).status).toBe(200)
})

test('five wrong codes lock the second step for the account, whatever code follows and whatever password is shown between', async () => {
  const { secret, recoveryCodes } = await setUpPhone(await signedIn(gateway.address, 'shiyan-leader'))
  for (let failure = 0; failure < 5; failure++)
    expect(await showSecondFactor(await passwordStep('shiyan-leader'), { code: '000000' })).toMatchObject(WRONG)
  const pending = await passwordStep('shiyan-leader')
  const locked = { status: 429, body: { reason: 'second-factor-locked', params: { minutes: 15 } } }
  expect(await showSecondFactor(pending, { code: codeAt(secret, 0) })).toMatchObject(locked)
  expect(await showSecondFactor(pending, { recoveryCode: recoveryCodes[0] })).toMatchObject(locked)
  expect((await system.get('/api/v1/accounts?text=shiyan-leader')).body).toMatchObject({
    rows: [{ signInLockedUntil: expect.any(String) }],
  })
  await query("update sign_in_attempt set locked_until = now() - interval '1 second' where key like 'code %'")
  expect((await showSecondFactor(pending, { code: codeAt(secret, 1) })).status).toBe(200)
})

test('codes guessed side by side gain nothing: five are looked at', async () => {
  await setUpPhone(await signedIn(gateway.address, 'yunyang-officer'))
  const pending = await passwordStep('yunyang-officer')
  const answers = await Promise.all(Array.from({ length: 12 }, () => showSecondFactor(pending, { code: '000000' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(422), ...Array(7).fill(429)])
})

test('a pending sign-in that is forged, altered, too old or somebody else’s is none', async () => {
  const { secret } = await setUpPhone(await signedIn(gateway.address, 'honghe-officer'))
  const pending = await passwordStep('honghe-officer')
  const cookie = pending.headers.cookie ?? ''
  const code = codeAt(secret, 0)
  for (const forged of [
    '',
    'zw.second_factor=',
    'zw.second_factor=%00',
    `zw.second_factor=${'a'.repeat(43)}`,
    `${cookie.slice(0, -3)}abc`,
    `zw.second_factor=${newId()}`,
    cookie.replace('second_factor', 'session_token'),
  ])
    expect(await showSecondFactor(client(gateway.address, { cookie: forged }), { code }), forged).toMatchObject(EXPIRED)
  const altered = await query('select digest from pending_sign_in')
  // What the database holds is not what the cookie holds.
  for (const { digest } of altered) expect(cookie).not.toContain(String(digest))
  const [row] = await query('delete from pending_sign_in where account_id = $1 returning *', [
    await idOf('honghe-officer'),
  ])
  const old = "insert into pending_sign_in values ($1, $2, now() - interval '1 second')"
  await query(old, [row?.digest, row?.account_id])
  expect(await showSecondFactor(pending, { code })).toMatchObject(EXPIRED)
  // Somebody else's code with one's own password.
  const other = await setUpPhone((await newOfficer('somebody-else')).me, OWN)
  expect(await showSecondFactor(await passwordStep('honghe-officer'), { code: codeAt(other.secret, 0) })).toMatchObject(
    WRONG,
  )
})

test('hostile input to each of the routes is refused and changes nothing', async () => {
  const me = security
  const before = await query('select * from second_factor order by account_id')
  for (const route of ['', '/begin', '/confirm', '/recovery-codes', '/end'])
    for (const body of [
      'not json',
      '[]',
      'null',
      '{"code":null}',
      '{"code":{"$ne":""}}',
      '{"code":"1","recoveryCode":"2"}',
      `{"code":"${'1'.repeat(10_000)}"}`,
      '{"__proto__":{"code":"123456"}}',
      `{"password":"${'x'.repeat(200)}","code":"123456"}`,
    ]) {
      const { status } = await me.post(`/api/auth/second-factor${route}`, body)
      expect([400, 401], `${route} ${body}`).toContain(status)
    }
  expect(await query('select * from second_factor order by account_id')).toEqual(before)
  expect(await me.post('/api/auth/second-factor/confirm', { code: '١٢٣٤٥٦' })).toMatchObject({ status: 422 })
  expect(await me.post('/api/auth/second-factor/end', { password, code: '123456' })).toMatchObject({
    body: { reason: 'second-factor-not-set' },
  })
})

test('another site, nobody signed in and an API key reach none of it', async () => {
  const me = await signedIn(gateway.address, 'audit-admin')
  for (const route of ['', '/begin', '/confirm', '/recovery-codes', '/end']) {
    const path = `/api/auth/second-factor${route}`
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect(await me.post(path, { password, code: '123456' }, headers)).toMatchObject({
        status: 403,
        body: { reason: 'origin-foreign' },
      })
    const shown =
      route === '/begin'
        ? { password }
        : ['', '/confirm'].includes(route)
          ? { code: '123456' }
          : { password, code: '123456' }
    expect((await client(gateway.address).post(path, shown)).status).toBe(401)
    const key = client(gateway.address, { authorization: `Bearer ${gateway.first.apiKey}` })
    expect([401, 403], route).toContain((await key.post(path, shown)).status)
  }
  expect((await me.get('/api/auth/second-factor')).status).toBe(404)
})

test('signing in never goes on with a session cookie that was brought along', async () => {
  const fixed = (await signedIn(gateway.address, 'audit-admin')).headers.cookie ?? ''
  const before = client(gateway.address, { cookie: fixed })
  const answer = await before.post('/api/auth/sign-in/username', { username: 'audit-admin', password })
  expect(answer.status).toBe(200)
  expect(cookieOf(answer)).not.toBe(fixed)
})

test('neither secret nor codes stand in the audit, the commands or readable in any table', async () => {
  const { secret, recoveryCodes } = await setUpPhone(system)
  const tables = ['audit_entry', 'command', 'second_factor', 'recovery_code', 'pending_sign_in', 'sign_in', 'outbox']
  for (const table of tables) {
    const text = JSON.stringify(await query(`select * from ${table}`))
    for (const hidden of [secret, ...recoveryCodes, codeAt(secret, 0), password])
      expect(text.includes(hidden), table).toBe(false)
  }
  const audited = await query("select procedure, actor_kind from audit_entry where procedure like 'secondFactor.%'")
  expect(audited.length).toBeGreaterThan(2)
  expect(audited.every((entry) => entry.actor_kind === 'account')).toBe(true)
})

test('to change the phone the second factor is ended with password and code, and set up again', async () => {
  const username = 'phone-changer'
  const { me } = await newOfficer(username)
  const { secret } = await setUpPhone(me, OWN)
  expect(await me.post('/api/auth/second-factor/begin', { password: OWN })).toMatchObject({
    status: 422,
    body: { reason: 'second-factor-already-set' },
  })
  expect(await me.post('/api/auth/second-factor/end', { password: OWN, code: '000000' })).toMatchObject(WRONG)
  const ended = await me.post('/api/auth/second-factor/end', { password: OWN, code: codeAt(secret, 1) })
  expect(ended.body).toEqual({ ended: true })
  expect((await me.get('/api/v1/me')).body).toMatchObject({ secondFactor: { set: false, recoveryCodesLeft: 0 } })
  await signedIn(gateway.address, username, OWN)
  const again = await setUpPhone(me, OWN)
  expect(again.secret).not.toBe(secret)
})

test('whose phone is lost ends the second factor by a recovery code, also when the platform’s key was changed', async () => {
  const { me, id } = await newOfficer('key-changed')
  const { secret, recoveryCodes } = await setUpPhone(me, OWN)
  const [other] = await query('select sealed_secret from second_factor where account_id <> $1', [id])
  await query('update second_factor set sealed_secret = $2 where account_id = $1', [id, other?.sealed_secret])
  const pending = await passwordStep('key-changed', OWN)
  expect(await showSecondFactor(pending, { code: codeAt(secret, 0) })).toMatchObject({
    status: 422,
    body: { reason: 'second-factor-unreadable' },
  })
  expect((await showSecondFactor(pending, { recoveryCode: recoveryCodes[0] })).status).toBe(200)
  const end = (recoveryCode?: string) => me.post('/api/auth/second-factor/end', { password: OWN, recoveryCode })
  expect(await end(recoveryCodes[0])).toMatchObject(WRONG)
  expect((await end(recoveryCodes[1])).body).toEqual({ ended: true })
})

test('a lost phone: the administrator takes the factor away, sessions end and grants rest until confirmed', async () => {
  const username = 'phone-loser'
  const { me, id } = await newOfficer(username)
  const version = async () => Object(Object((await system.get(`/api/v1/accounts/${id}`)).body).account).version
  const reset = async () =>
    system.post(`/api/v1/accounts/${id}/second-factor/reset`, { version: await version(), reason: '手机遗失' })
  expect(await reset()).toMatchObject({ status: 422, body: { reason: 'second-factor-not-set' } })
  const { recoveryCodes } = await setUpPhone(me, OWN)
  const pending = await passwordStep(username, OWN)
  expect((await reset()).status).toBe(200)
  expect((await me.get('/api/v1/me')).status).toBe(401)
  expect(await showSecondFactor(pending, { recoveryCode: recoveryCodes[0] })).toMatchObject({
    status: 401,
    body: { reason: 'second-factor-expired' },
  })
  const back = await signedIn(gateway.address, username, OWN)
  expect((await back.get('/api/v1/shelves')).status).toBe(403)
  const confirm = { version: await version(), reason: '已当面核实' }
  expect((await security.post(`/api/v1/accounts/${id}/confirm`, confirm)).status).toBe(200)
  expect((await back.get('/api/v1/shelves')).status).toBe(200)
  // Not one's own, and not the last administrator's.
  const own = Object(Object((await system.get('/api/v1/me')).body).account)
  expect(
    await system.post(`/api/v1/accounts/${own.id}/second-factor/reset`, { version: own.version, reason: '测试' }),
  ).toMatchObject({ status: 422, body: { reason: 'own-second-factor' } })
  expect((await security.post(`/api/v1/accounts/${id}/second-factor/reset`, confirm)).status).toBe(403)
})

test('where it is required, an account without one only reads who it is, changes its password and sets it up', async () => {
  await using strict = await testGateway({ secondFactor: 'required' })
  const me = await signedIn(strict.address, 'shiyan-officer')
  expect((await me.get('/api/v1/me')).body).toMatchObject({ secondFactor: { required: true, set: false } })
  expect((await me.get('/api/auth/get-session')).body).toMatchObject({ mustSetSecondFactor: true })
  for (const path of ['/api/v1/shelves', '/api/v1/roles', '/api/v1/me/sessions', '/trpc/echo.shelves.list'])
    expect((await me.get(path)).status, path).toBe(403)
  expect(await me.get('/api/v1/shelves')).toMatchObject({ body: { reason: 'second-factor-must-be-set' } })
  await setUpPhone(me)
  expect((await me.get('/api/v1/shelves')).status).toBe(200)
  // An API key is another matter.
  const key = client(strict.address, { authorization: `Bearer ${strict.first.apiKey}` })
  expect((await key.get('/api/v1/shelves')).status).toBe(200)
})

const FIRST = 'First-word-1'
const OWN = 'Own-word-of-mine-2'

async function newOfficer(username: string): Promise<{ me: Client; id: string }> {
  const created = await system.post('/api/v1/accounts', { username, name: '测试', division: null, password: FIRST })
  expect(created.status, JSON.stringify(created.body)).toBe(200)
  const { id } = Object(created.body)
  await security.post('/api/v1/grants', { accountId: id, role: 'viewer', division: null, reason: '测试' })
  const me = await signedIn(gateway.address, username, FIRST)
  // While somebody else knows the password no phone is tied to the account.
  expect(await me.post('/api/auth/second-factor/begin', { password: FIRST })).toMatchObject({
    status: 403,
    body: { reason: 'password-must-change' },
  })
  expect((await me.post('/api/v1/me/password', { current: FIRST, next: OWN })).status).toBe(200)
  return { me, id }
}

import { addDays, todayInShanghai } from '@zhanwang/kernel/calendar'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, client, cookieOf, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { type Administrators, administrators, newPerson } from './fixtures/people.ts'
import { codeAt, setUpPhone, showPassword, showSecondFactor } from './fixtures/second-factor.ts'

// What is left to somebody who once knew the password, or sat at the screen for a minute.

/** As `newPerson` leaves it. */
const OWN = 'Own-password-22'
const OTHER = 'Other-password-33'
const EXPIRED = { status: 401, body: { reason: 'second-factor-expired' } }

let gateway: TestGateway
let both: Administrators
let pool: pg.Pool
beforeAll(async () => {
  gateway = await testGateway()
  both = await administrators(gateway)
  pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
})
afterAll(async () => {
  await pool?.end()
  await gateway?.[Symbol.asyncDispose]()
})

const viewer = (username: string) => newPerson(gateway, both, username, null, ['viewer', null])
const accountOf = async (id: string) => Object(Object((await both.system.get(`/api/v1/accounts/${id}`)).body).account)
const change = (me: Client, current: string, next: string) => me.post('/api/v1/me/password', { current, next })

async function act(by: Client, id: string, what: string, more: object): Promise<void> {
  const { version } = await accountOf(id)
  const { status, body } = await by.post(`/api/v1/accounts/${id}/${what}`, { version, ...more })
  expect(status, JSON.stringify(body)).toBe(200)
}

test('whoever set the password makes no API key that would outlast them while the grants rest', async () => {
  const { id } = await viewer('key-victim')
  await act(both.system, id, 'password', { password: OTHER })
  const intruder = await signedIn(gateway.address, 'key-victim', OTHER)
  expect((await change(intruder, OTHER, `${OTHER}4`)).status).toBe(200)
  const key = { name: '后门', role: 'viewer', division: null, expiresOn: addDays(todayInShanghai(new Date()), 30) }
  expect(await intruder.post('/api/v1/me/api-keys', key)).toMatchObject({
    status: 422,
    body: { reason: 'grants-rest' },
  })
  await act(both.security, id, 'confirm', { reason: '已当面核实' })
  expect((await intruder.post('/api/v1/me/api-keys', key)).status).toBe(200)
})

test('between password and code nothing goes on once the password is another one or the sessions were ended', async () => {
  const { id, client: me } = await viewer('pending-victim')
  const { secret, recoveryCodes } = await setUpPhone(me, OWN)
  const known = await showPassword(gateway.address, 'pending-victim', OWN)
  expect((await change(me, OWN, OTHER)).status).toBe(200)
  expect(await showSecondFactor(known, { recoveryCode: recoveryCodes[0] })).toMatchObject(EXPIRED)

  const listed = await showPassword(gateway.address, 'pending-victim', OTHER)
  const ended = await both.system.post(`/api/v1/accounts/${id}/sessions/end`, { reason: '疑似被盗' })
  expect(ended.body).toMatchObject({ ended: 1 })
  expect(await showSecondFactor(listed, { recoveryCode: recoveryCodes[0] })).toMatchObject(EXPIRED)

  const reset = await showPassword(gateway.address, 'pending-victim', OTHER)
  await act(both.system, id, 'password', { password: `${OTHER}4` })
  expect(await showSecondFactor(reset, { code: codeAt(secret, 1) })).toMatchObject(EXPIRED)
})

test('a sign-in that is under way while the password changes leaves no session by the old one', async () => {
  const { client: me } = await viewer('racing')
  let changed = false
  const cookies: string[] = []
  const knocking = async () => {
    // Few enough that none of them ends the oldest session, which is the one that changes the password.
    for (let time = 0; time < 4 && !changed; time++) {
      const answer = await client(gateway.address).post('/api/auth/sign-in/username', {
        username: 'racing',
        password: OWN,
      })
      if (answer.status === 200) cookies.push(cookieOf(answer))
    }
  }
  const knockers = [knocking(), knocking()]
  expect((await change(me, OWN, OTHER)).status).toBe(200)
  changed = true
  await Promise.all(knockers)
  for (const cookie of cookies) expect((await client(gateway.address, { cookie }).get('/api/v1/me')).status).toBe(401)
  const { rows } = await pool.query(
    "select s.id from auth_session s join account a on a.id = s.user_id where a.username = 'racing'",
  )
  expect(rows).toHaveLength(1)
})

test('a session made by the password alone is none once there is a second factor', async () => {
  const { client: me } = await viewer('one-factor')
  await setUpPhone(me, OWN)
  expect((await me.get('/api/v1/me')).status).toBe(200)
  // As if it had been made in the moment in which the second factor was confirmed.
  await pool.query(
    "update auth_session set second_factor = false where user_id = (select id from account where username = 'one-factor')",
  )
  const again = await both.security.post('/api/v1/grants/hand-over', {
    from: await accountIdOf('one-factor'),
    to: await accountIdOf('racing'),
    reason: '测试',
  })
  expect(again.status).toBe(200)
  expect((await me.get('/api/v1/me')).status).toBe(401)
})

test('a recovery code shown twice at once lets one in', async () => {
  const { client: me } = await viewer('twice')
  const { recoveryCodes } = await setUpPhone(me, OWN)
  const shown = await Promise.all([1, 2, 3].map(() => showPassword(gateway.address, 'twice', OWN)))
  const answers = await Promise.all(
    shown.map((pending) => showSecondFactor(pending, { recoveryCode: recoveryCodes[0] })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
})

test('a code that was not looked at is no wrong code: an open session locks nobody’s second step', async () => {
  const { client: me } = await viewer('unlucky')
  const confirm = () => me.post('/api/auth/second-factor/confirm', { code: '000000' })
  for (let time = 0; time < 6; time++)
    expect(await confirm()).toMatchObject({ body: { reason: 'second-factor-not-begun' } })
  const { secret } = await setUpPhone(me, OWN)
  for (let time = 0; time < 6; time++)
    expect(await confirm()).toMatchObject({ body: { reason: 'second-factor-already-set' } })
  const pending = await showPassword(gateway.address, 'unlucky', OWN)
  expect((await showSecondFactor(pending, { code: codeAt(secret, 1) })).status).toBe(200)
})

test('who locked the second step with a broken phone sets a new one up as soon as the old one is taken away', async () => {
  const { id, client: me } = await viewer('broken-phone')
  await setUpPhone(me, OWN)
  const pending = await showPassword(gateway.address, 'broken-phone', OWN)
  for (let time = 0; time < 6; time++) await showSecondFactor(pending, { code: '000000' })
  expect(await accountOf(id)).toMatchObject({ signInLockedUntil: expect.any(String) })
  await act(both.system, id, 'second-factor/reset', { reason: '手机损坏' })
  expect(await accountOf(id)).toMatchObject({ signInLockedUntil: null })
  await setUpPhone(await signedIn(gateway.address, 'broken-phone', OWN), OWN)
})

test('the right password with a new one that was used before counts as no failure', async () => {
  const { client: me } = await viewer('same-again')
  expect((await change(me, OWN, OTHER)).status).toBe(200)
  for (let time = 0; time < 6; time++)
    expect(await change(me, OTHER, OWN)).toMatchObject({ status: 422, body: { reason: 'password-used-before' } })
})

async function accountIdOf(username: string): Promise<string> {
  return Object((await both.system.get(`/api/v1/accounts?text=${username}`)).body).rows[0].id
}

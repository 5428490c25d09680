import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../src/bootstrap/first-accounts.ts'
import { PASSWORD_COST } from '../src/identity/passwords/password-hash.ts'
import { type Client, client, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
let pool: pg.Pool
let system: Client
beforeAll(async () => {
  gateway = await testGateway({ passwordCost: PASSWORD_COST })
  pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
  system = await signedIn(gateway.address, 'system-admin')
})
afterAll(async () => {
  await pool?.end()
  await gateway?.[Symbol.asyncDispose]()
})

const account = async (username: string) =>
  Object((await system.get(`/api/v1/accounts?text=${username}`)).body).rows[0] as {
    id: string
    version: number
    signInLockedUntil: string | null
  }

test('none of the last five passwords is taken again, the sixth back is', async () => {
  const me = await signedIn(gateway.address, 'shiyan-officer')
  let current = DEMONSTRATION_PASSWORD
  const change = async (next: string) => {
    const answer = await me.post('/api/v1/me/password', { current, next })
    if (answer.status === 200) current = next
    return answer
  }
  const words = ['River-stone-1', 'River-stone-2', 'River-stone-3', 'River-stone-4', 'River-stone-5']
  for (const word of words.slice(0, 4)) expect((await change(word)).status, word).toBe(200)
  for (const word of words.slice(0, 3))
    expect(await change(word)).toMatchObject({ status: 422, body: { reason: 'password-used-before' } })
  expect((await change('River-stone-5')).status).toBe(200)
  expect((await change('River-stone-1')).body).toMatchObject({ reason: 'password-used-before' })
  expect((await change('River-stone-6')).status).toBe(200)
  expect((await change('River-stone-1')).status).toBe(200)
  const { rows } = await pool.query(
    'select count(*)::int as kept from former_password group by account_id order by 1 desc',
  )
  expect(rows[0]).toEqual({ kept: 5 })
})

test('passwords that are guessed first are refused, to owner and administrator', async () => {
  const me = await signedIn(gateway.address, 'hubei-officer')
  for (const next of [
    'Admin@12345',
    'P@ssw0rd2022!',
    '1qaz@WSX3edc',
    DEMONSTRATION_PASSWORD.toUpperCase().concat('x').slice(0, -1),
  ])
    expect(await me.post('/api/v1/me/password', { current: DEMONSTRATION_PASSWORD, next }), next).toMatchObject({
      status: 422,
      body: { reason: expect.stringMatching(/^password-(common|too-simple)$/) },
    })
  const create = { username: 'new-one', name: '测试', division: null, password: 'Minzheng@2024' }
  expect(await system.post('/api/v1/accounts', create)).toMatchObject({ body: { reason: 'password-common' } })
})

test('a password older than 90 days must be changed at the next sign-in, and not before', async () => {
  const me = await signedIn(gateway.address, 'honghe-officer')
  const { id } = await account('honghe-officer')
  await pool.query("update account set password_set_at = now() - interval '91 days' where id = $1", [id])
  expect((await me.get('/api/v1/shelves')).status).toBe(200)
  const later = await signedIn(gateway.address, 'honghe-officer')
  expect(await later.get('/api/v1/shelves')).toMatchObject({ status: 403, body: { reason: 'password-must-change' } })
  const next = 'River-stone-1'
  expect((await later.post('/api/v1/me/password', { current: DEMONSTRATION_PASSWORD, next })).status).toBe(200)
  const again = await signedIn(gateway.address, 'honghe-officer', next)
  expect((await again.get('/api/v1/shelves')).status).toBe(200)
})

test('a lock is seen by the administrator, and a reset password unlocks', async () => {
  const username = 'taicang-officer'
  const signIn = (password: string) =>
    client(gateway.address).post('/api/auth/sign-in/username', { username, password })
  expect((await account(username)).signInLockedUntil).toBeNull()
  for (let failure = 0; failure < 6; failure++) await signIn('Wrong-1234')
  const { id, version, signInLockedUntil } = await account(username)
  expect(Date.parse(signInLockedUntil ?? '') - Date.now()).toBeGreaterThan(14 * 60_000)
  expect((await signIn(DEMONSTRATION_PASSWORD)).status).toBe(429)
  const password = 'River-stone-1'
  expect((await system.post(`/api/v1/accounts/${id}/password`, { version, password })).status).toBe(200)
  expect((await account(username)).signInLockedUntil).toBeNull()
  expect((await signIn(password)).status).toBe(200)
})

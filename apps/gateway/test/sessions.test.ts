import { eventually } from '@zhanwang/testkit/eventually'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../src/bootstrap/first-accounts.ts'
import { sweepSessions } from '../src/identity/sessions/session-sweep.ts'
import { type Client, client, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
let pool: pg.Pool
let system: Client
beforeAll(async () => {
  gateway = await testGateway()
  pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 2 })
  system = await signedIn(gateway.address, 'system-admin')
})
afterAll(async () => {
  await pool?.end()
  await gateway?.[Symbol.asyncDispose]()
})

interface Shown {
  readonly id: string
  readonly current: boolean
  readonly address: string | null
  readonly userAgent: string | null
}

async function rowsOf(me: Client, path: string): Promise<Shown[]> {
  const { status, body } = await me.get(path)
  expect(status, JSON.stringify(body)).toBe(200)
  return Object(body).rows
}
const mine = (me: Client) => rowsOf(me, '/api/v1/me/sessions')
const idOf = async (username: string): Promise<string> =>
  Object((await system.get(`/api/v1/accounts?text=${username}`)).body).rows[0].id

test('one sees where one is signed in and ends a session at once, one’s own only', async () => {
  const here = await signedIn(gateway.address, 'shiyan-officer')
  const there = await signedIn(gateway.address, 'shiyan-officer')
  const sessions = await mine(here)
  expect(sessions).toHaveLength(2)
  expect(sessions.filter(({ current }) => current)).toHaveLength(1)
  expect(sessions[0]).toMatchObject({ address: '127.0.0.1', userAgent: 'node' })
  const other = sessions.find(({ current }) => !current)?.id
  const stranger = await signedIn(gateway.address, 'honghe-officer')
  expect((await stranger.post(`/api/v1/me/sessions/${other}/end`)).status).toBe(404)
  expect((await there.get('/api/v1/me')).status).toBe(200)
  expect((await here.post(`/api/v1/me/sessions/${other}/end`)).body).toEqual({ id: other })
  expect((await there.get('/api/v1/me')).status).toBe(401)
  expect((await here.post(`/api/v1/me/sessions/${other}/end`)).status).toBe(404)
})

test('an administrator sees an account’s sessions and ends them all; who may not, does not', async () => {
  const me = await signedIn(gateway.address, 'taicang-officer')
  const id = await idOf('taicang-officer')
  expect(await rowsOf(system, `/api/v1/accounts/${id}/sessions`)).toMatchObject([{ current: false }])
  expect((await me.get(`/api/v1/accounts/${id}/sessions`)).status).toBe(403)
  const end = (by: Client) => by.post(`/api/v1/accounts/${id}/sessions/end`, { reason: '离岗' })
  expect((await end(me)).status).toBe(403)
  expect((await end(system)).body).toEqual({ id, ended: 1 })
  expect((await me.get('/api/v1/me')).status).toBe(401)
  expect((await end(system)).body).toEqual({ id, ended: 0 })
})

test('the eleventh session ends the oldest one', async () => {
  const clients: Client[] = []
  for (let session = 0; session < 11; session++) clients.push(await signedIn(gateway.address, 'hubei-officer'))
  const statuses = await Promise.all(clients.map(async (me) => (await me.get('/api/v1/me')).status))
  expect(statuses).toEqual([401, ...Array(10).fill(200)])
})

test('a session that nobody uses is over after the idle time, use keeps it, and a look is no use', async () => {
  const idle = await signedIn(gateway.address, 'yunyang-officer')
  const setBack = (minutes: number) =>
    pool.query('update auth_session set updated_at = now() - make_interval(mins => $1) where user_id = $2', [
      minutes,
      id,
    ])
  const lastUse = async () =>
    (await pool.query<{ updated_at: Date }>('select updated_at from auth_session where user_id = $1', [id])).rows[0]
      ?.updated_at
  const id = await idOf('yunyang-officer')
  await setBack(29)
  const before = await lastUse()
  // What an open page asks by itself.
  expect((await idle.get('/api/auth/get-session')).body).toMatchObject({ signedIn: true })
  expect(await lastUse()).toEqual(before)
  expect((await idle.get('/api/v1/me')).status).toBe(200)
  const used = await lastUse()
  expect(Date.now() - Number(used)).toBeLessThan(60_000)
  // Not for every request.
  await idle.get('/api/v1/me')
  expect(await lastUse()).toEqual(used)
  await setBack(33)
  await eventually(async () => (await idle.get('/api/v1/me')).status === 401, 15_000)
  await sweepSessions(pool, 30)
  expect(await lastUse()).toBeUndefined()
})

test('sign-ins are remembered with outcome, address and a harmless user agent, and shown to owner and administrator', async () => {
  const username = 'yangxipu-officer'
  const agent = { 'user-agent': `<script>${'x'.repeat(500)}` }
  const attempt = (password: string) =>
    client(gateway.address, agent).post('/api/auth/sign-in/username', { username, password })
  expect((await attempt('Wrong-1234')).status).toBe(401)
  expect((await attempt(DEMONSTRATION_PASSWORD)).status).toBe(200)
  const me = await signedIn(gateway.address, username)
  await me.post('/api/auth/sign-out')
  const back = await signedIn(gateway.address, username)
  const history = await rowsOf(back, '/api/v1/me/sign-ins')
  expect(history).toMatchObject([
    { outcome: 'signed-in', address: '127.0.0.1', userAgent: 'node' },
    { outcome: 'signed-out' },
    { outcome: 'signed-in' },
    { outcome: 'signed-in' },
    { outcome: 'wrong-password' },
  ])
  expect(history[3]?.userAgent).toHaveLength(200)
  const id = await idOf(username)
  expect(await rowsOf(system, `/api/v1/accounts/${id}/sign-ins`)).toEqual(history)
  const one = Object((await back.get('/api/v1/me/sign-ins?limit=2')).body)
  const two = Object((await back.get(`/api/v1/me/sign-ins?limit=2&cursor=${one.next}`)).body)
  expect([...one.rows, ...two.rows]).toEqual(history.slice(0, 4))
  expect((await back.get('/api/v1/me/sign-ins?cursor=abc')).status).toBe(400)
  expect((await back.get(`/api/v1/accounts/${id}/sign-ins`)).status).toBe(403)
})

test('a name that nobody has is counted, and stands readable nowhere', async () => {
  const username = 'my-password-in-the-name'
  for (let failure = 0; failure < 6; failure++)
    await client(gateway.address).post('/api/auth/sign-in/username', { username, password: 'Wrong-1234' })
  for (const table of ['sign_in_attempt', 'sign_in', 'audit_entry', 'command']) {
    const { rows } = await pool.query(`select * from ${table}`)
    expect(JSON.stringify(rows)).not.toContain(username)
  }
  const { rows } = await pool.query("select key from sign_in_attempt where key like 'pair %' and locked_until > now()")
  expect(rows).toHaveLength(1)
})

test('sign-in history goes after 400 days, and the database keeps half a year whoever asks', async () => {
  const insert =
    "insert into sign_in select $1, id, now() - make_interval(days => $2), 'signed-in' from account limit 1"
  for (const days of [401, 399, 170]) await pool.query(insert, [`old ${days}`, days])
  await sweepSessions(pool, 30)
  const left = async () =>
    (await pool.query<{ id: string }>("select id from sign_in where id like 'old %' order by id")).rows.map(
      ({ id }) => id,
    )
  expect(await left()).toEqual(['old 170', 'old 399'])
  await pool.query('delete from sign_in')
  expect(await left()).toEqual(['old 170'])
  await expect(pool.query("update sign_in set at = now() - interval '1 year'")).rejects.toMatchObject({ code: '42501' })
})

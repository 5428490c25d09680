import { newId } from '@zhanwang/kernel/ids'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

const FIRST = 'First-password-1'
const OWN = 'Own-password-22'

let gateway: TestGateway
let system: Client
let security: Client
beforeAll(async () => {
  gateway = await testGateway()
  system = await signedIn(gateway.address, 'system-admin')
  security = await signedIn(gateway.address, 'security-admin')
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

interface Shown {
  readonly id: string
  readonly version: number
  readonly awaitingConfirmation: boolean
  readonly grants: readonly { readonly id: string; readonly role: string }[]
}

async function accountOf(username: string): Promise<Shown> {
  const { body } = await security.get(`/api/v1/accounts?text=${username}&limit=200`)
  const found = Object(body).rows.find((row: { username: string }) => row.username === username)
  expect(found, username).toBeDefined()
  return found
}

const reason = '测试'
const grant = (by: Client, accountId: string, role: string) =>
  by.post('/api/v1/grants', { accountId, role, division: null, reason })

/** An account of everywhere with a role, made by both administrators, with a password of its own. */
async function newPerson(username: string, role: string): Promise<Client> {
  const created = await system.post('/api/v1/accounts', { username, name: '测试', division: null, password: FIRST })
  expect(created.status).toBe(200)
  expect((await grant(security, Object(created.body).id, role)).status).toBe(200)
  const first = await signedIn(gateway.address, username, FIRST)
  expect((await first.post('/api/v1/me/password', { current: FIRST, next: OWN })).status).toBe(200)
  return first
}

test('who makes accounts gives no roles, and who gives roles makes no accounts', async () => {
  const account = { username: 'one-hand', name: '测试', division: null, password: FIRST }
  expect((await security.post('/api/v1/accounts', account)).status).toBe(403)
  const { id, version } = await accountOf('shiyan-officer')
  expect((await security.post(`/api/v1/accounts/${id}/password`, { version, password: FIRST })).status).toBe(403)
  expect((await grant(system, id, 'county-officer')).status).toBe(403)
  expect((await system.post(`/api/v1/accounts/${id}/confirm`, { version, reason })).status).toBe(403)
})

test('a password that somebody else set lets its grants rest until a security administrator confirms', async () => {
  await newPerson('taken-over', 'viewer')
  const reset = await system.post(`/api/v1/accounts/${(await accountOf('taken-over')).id}/password`, {
    version: (await accountOf('taken-over')).version,
    password: 'Reset-password-9',
  })
  expect(reset.status).toBe(200)
  const thief = await signedIn(gateway.address, 'taken-over', 'Reset-password-9')
  await thief.post('/api/v1/me/password', { current: 'Reset-password-9', next: 'Thief-password-1' })
  expect(await thief.get('/api/v1/shelves')).toMatchObject({ status: 403 })
  expect((await thief.get('/api/v1/me')).body).toMatchObject({
    account: { awaitingConfirmation: true },
    permissions: {},
  })

  const { id, version, awaitingConfirmation } = await accountOf('taken-over')
  expect(awaitingConfirmation).toBe(true)
  const key = { 'idempotency-key': newId() }
  const confirm = () => security.post(`/api/v1/accounts/${id}/confirm`, { version, reason }, key)
  const confirmed = await confirm()
  expect(confirmed).toMatchObject({ status: 200, body: { id, version: version + 1 } })
  expect((await confirm()).body).toEqual(confirmed.body)
  // At once.
  expect((await thief.get('/api/v1/shelves')).status).toBe(200)
  const again = await security.post(`/api/v1/accounts/${id}/confirm`, { version: version + 1, reason })
  expect(again).toMatchObject({ status: 422, body: { reason: 'already-so' } })
})

test('nobody takes back or confirms their own grants, and their own password is changed, not reset', async () => {
  const own = await accountOf('security-admin')
  const revoke = await security.post(`/api/v1/grants/${own.grants[0]?.id}/revoke`, { reason })
  expect(revoke).toMatchObject({ status: 422, body: { reason: 'grant-of-self' } })
  const { version } = own
  const confirm = await security.post(`/api/v1/accounts/${own.id}/confirm`, { version, reason })
  expect(confirm).toMatchObject({ status: 422, body: { reason: 'grant-of-self' } })
  const admin = await accountOf('system-admin')
  const reset = { version: admin.version, password: 'Reset-password-9' }
  expect(await system.post(`/api/v1/accounts/${admin.id}/password`, reset)).toMatchObject({
    status: 422,
    body: { reason: 'own-password' },
  })
})

test('the last security and the last system administrator stay; with a second one they may go, but not both at once', async () => {
  const lastSystem = await accountOf('system-admin')
  const lastSecurity = await accountOf('security-admin')
  const refused = { status: 422, body: { reason: 'last-administrator' } }
  const disable = ({ id, version }: Shown) => system.post(`/api/v1/accounts/${id}/disable`, { version, reason })
  expect(await security.post(`/api/v1/grants/${lastSystem.grants[0]?.id}/revoke`, { reason })).toMatchObject(refused)
  expect(await disable(lastSecurity)).toMatchObject(refused)
  const password = 'Reset-password-9'
  expect(
    await system.post(`/api/v1/accounts/${lastSecurity.id}/password`, { version: lastSecurity.version, password }),
  ).toMatchObject(refused)

  const second = await newPerson('second-security', 'security-administrator')
  const other = await accountOf('second-security')
  const both = await Promise.all([
    security.post(`/api/v1/grants/${other.grants[0]?.id}/revoke`, { reason }),
    second.post(`/api/v1/grants/${lastSecurity.grants[0]?.id}/revoke`, { reason }),
  ])
  // The slower one is refused by the rule, or has no role any more.
  const [done, not] = both.map(({ status }) => status).sort()
  expect(done).toBe(200)
  expect([403, 422]).toContain(not)
})

test('an administrator of a part does not act on an account that holds grants beyond it', async () => {
  await using apart = await testGateway()
  const [everywhere, grants] = [
    await signedIn(apart.address, 'system-admin'),
    await signedIn(apart.address, 'security-admin'),
  ]
  const make = async (username: string, role: string, scope: string) => {
    const created = await everywhere.post('/api/v1/accounts', {
      username,
      name: '测试',
      division: null,
      password: FIRST,
    })
    const { id } = Object(created.body)
    expect((await grant(grants, id, role)).status).toBe(200)
    // Homes and scopes as the registry's events would have stamped them.
    const pool = new pg.Pool({ connectionString: apart.databaseUrl, max: 1 })
    await pool.query("update account set scope_path = '/42/4203/' where id = $1", [id])
    await pool.query('update grant_ set scope_path = $2 where account_id = $1', [id, scope])
    await pool.end()
    const person = await signedIn(apart.address, username, FIRST)
    await person.post('/api/v1/me/password', { current: FIRST, next: OWN })
    return { id, client: person }
  }
  const local = await make('local-system', 'system-administrator', '/42/4203/')
  const guard = await make('local-security', 'security-administrator', '/42/4203/')
  const target = await make('wide-officer', 'province-officer', '/42/')
  const inside = await make('near-officer', 'county-officer', '/42/4203/420304/')
  const refused = { status: 422, body: { reason: 'grants-beyond-scope' } }
  const version = 2
  const password = 'Reset-password-9'
  for (const [by, step] of [
    [local, 'disable'],
    [local, 'enable'],
    [guard, 'confirm'],
  ] as const)
    expect(await by.client.post(`/api/v1/accounts/${target.id}/${step}`, { version, reason }), step).toMatchObject(
      refused,
    )
  expect(await local.client.post(`/api/v1/accounts/${target.id}/password`, { version, password })).toMatchObject(
    refused,
  )
  expect((await local.client.post(`/api/v1/accounts/${inside.id}/password`, { version, password })).status).toBe(200)
})

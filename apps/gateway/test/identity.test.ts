import { addDays, todayInShanghai } from '@zhanwang/kernel/calendar'
import { newId } from '@zhanwang/kernel/ids'
import { eventually } from '@zhanwang/testkit/eventually'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../src/bootstrap/first-accounts.ts'
import { type Client, client, cookieOf, signedIn } from './fixtures/client.ts'
import { publishDivision } from './fixtures/divisions.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { newPerson } from './fixtures/people.ts'

let gateway: TestGateway
let system: Client
let security: Client
beforeAll(async () => {
  gateway = await testGateway()
  for (const [code, name, path] of [
    ['42', '湖北省', '/42/'],
    ['4203', '十堰市', '/42/4203/'],
    ['420304', '郧阳区', '/42/4203/420304/'],
    ['420381', '丹江口市', '/42/4203/420381/'],
  ] as const)
    await publishDivision(gateway, { code, name, scopePath: path })
  system = await signedIn(gateway.address, 'system-admin')
  security = await signedIn(gateway.address, 'security-admin')
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const PASSWORD = 'First-password-1'
async function newAccount(username: string, division: string | null) {
  const { status, body } = await system.post('/api/v1/accounts', {
    username,
    name: '测试',
    division,
    password: PASSWORD,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return Object(body) as { id: string; version: number }
}

test('an account is created, granted a role, changes its password and works; then the grant is taken back', async () => {
  const { id } = await newAccount('new-officer', '420304')
  const given = await security.post('/api/v1/grants', {
    accountId: id,
    role: 'county-officer',
    division: '420304',
    reason: '任命',
  })
  expect(given.status).toBe(200)
  const first = await client(gateway.address).post('/api/auth/sign-in/username', {
    username: 'new-officer',
    password: PASSWORD,
  })
  const me = client(gateway.address, { cookie: cookieOf(first) })
  const other = await signedIn(gateway.address, 'new-officer', PASSWORD)
  // Until then only this and the way out answer.
  expect((await me.get('/api/v1/me')).body).toMatchObject({
    account: { mustChangePassword: true, divisionName: '郧阳区' },
  })
  expect(await me.get('/api/v1/shelves')).toMatchObject({ status: 403, body: { reason: 'password-must-change' } })
  const change = (current: string, next: string, key = newId()) =>
    me.post('/api/v1/me/password', { current, next }, { 'idempotency-key': key })
  expect((await change('Wrong-1234567', 'Second-password-2')).body).toMatchObject({ reason: 'password-wrong' })
  expect((await change(PASSWORD, 'tooeasypassword')).body).toMatchObject({ reason: 'password-too-simple' })
  expect((await change(PASSWORD, PASSWORD)).body).toMatchObject({ reason: 'password-unchanged' })
  const key = newId()
  const changed = await change(PASSWORD, 'Second-password-2', key)
  expect(changed.status).toBe(200)
  // The same command again answers the same, and this session lives on; the other one is over.
  expect((await change(PASSWORD, 'Second-password-2', key)).body).toEqual(changed.body)
  expect((await me.get('/api/v1/shelves')).status).toBe(200)
  expect((await other.get('/api/v1/me')).status).toBe(401)

  const grantId = Object(given.body).id
  expect((await security.post(`/api/v1/grants/${grantId}/revoke`, { reason: '离任' })).status).toBe(200)
  // At once, not when a cache runs out.
  expect((await me.get('/api/v1/shelves')).status).toBe(403)
  expect((await security.post(`/api/v1/grants/${grantId}/revoke`, { reason: '再次' })).status).toBe(404)
})

test('a command repeated under its id answers the same and acts once; with another input it is a conflict', async () => {
  const key = { 'idempotency-key': newId() }
  const input = { username: 'twice', name: '一次', division: null, password: PASSWORD }
  const rest = await system.post('/api/v1/accounts', input, key)
  const again = await system.post('/api/v1/accounts', input, key)
  const trpc = await system.post('/trpc/identity.accounts.create', input, key)
  expect(again.body).toEqual(rest.body)
  expect(trpc.body).toEqual({ result: { data: rest.body } })
  const conflict = await system.post('/api/v1/accounts', { ...input, password: 'Another-one-12' }, key)
  expect(conflict).toMatchObject({ status: 409, body: { code: 'command-conflict' } })
  const taken = await system.post('/api/v1/accounts', input)
  expect(taken).toMatchObject({ status: 409, body: { code: 'conflict', reason: 'username-taken' } })
})

test('a disabled account is out at once, may not come back, and may after it is enabled', async () => {
  const { id } = await newAccount('leaver', '4203')
  const session = await signedIn(gateway.address, 'leaver', PASSWORD)
  expect((await session.get('/api/v1/me')).status).toBe(200)
  const disabled = await system.post(`/api/v1/accounts/${id}/disable`, { version: 1, reason: '离职' })
  expect(disabled.body).toEqual({ id, version: 2 })
  expect((await session.get('/api/v1/me')).status).toBe(401)
  const refused = await client(gateway.address).post('/api/auth/sign-in/username', {
    username: 'leaver',
    password: PASSWORD,
  })
  expect(refused).toMatchObject({ status: 403, body: { reason: 'account-disabled' } })
  expect((await system.post(`/api/v1/accounts/${id}/enable`, { version: 1, reason: '复职' })).body).toMatchObject({
    code: 'stale',
  })
  expect((await system.post(`/api/v1/accounts/${id}/enable`, { version: 2, reason: '复职' })).status).toBe(200)
  await signedIn(gateway.address, 'leaver', PASSWORD)
})

test('a reset password ends all sessions and must be changed', async () => {
  const { id } = await newAccount('forgetful', '4203')
  const session = await signedIn(gateway.address, 'forgetful', PASSWORD)
  const reset = await system.post(`/api/v1/accounts/${id}/password`, { version: 1, password: 'Reset-password-9' })
  expect(reset.status).toBe(200)
  expect((await session.get('/api/v1/me')).status).toBe(401)
  await expect(signedIn(gateway.address, 'forgetful', PASSWORD)).rejects.toThrow('may not sign in')
  const me = await signedIn(gateway.address, 'forgetful', 'Reset-password-9')
  expect((await me.get('/api/v1/me')).body).toMatchObject({
    account: { mustChangePassword: true, awaitingConfirmation: false },
  })
})

test('nobody grants to themselves, and the three administrators hold nothing else', async () => {
  const give = (accountId: string, role: string, division: string | null) =>
    security.post('/api/v1/grants', { accountId, role, division, reason: '测试' })
  const own = Object((await security.get('/api/v1/me')).body).account.id
  expect((await give(own, 'viewer', null)).body).toMatchObject({ reason: 'grant-to-self' })
  const { id } = await newAccount('both', '4203')
  expect((await give(id, 'viewer', '4203')).status).toBe(200)
  expect((await give(id, 'viewer', '4203')).body).toMatchObject({ code: 'conflict', reason: 'grant-exists' })
  expect((await give(id, 'audit-administrator', null)).body).toMatchObject({ reason: 'roles-exclude' })
  expect((await give(id, 'viewer', '9999')).body).toMatchObject({ reason: 'division-unknown' })
  expect((await give(newId(), 'viewer', '4203')).status).toBe(404)
})

test('a division that moves takes its grants along', async () => {
  const { id } = await newAccount('moved', '420381')
  await security.post('/api/v1/grants', { accountId: id, role: 'viewer', division: '420381', reason: '测试' })
  await publishDivision(gateway, { code: '420381', name: '丹江口市', scopePath: '/42/4299/420381/' }, 2)
  const grant = await gateway.database.read
    .selectFrom('grant_')
    .select('scope_path')
    .where('account_id', '=', id)
    .executeTakeFirst()
  expect(grant?.scope_path).toBe('/42/4299/420381/')
  // An older version that comes late changes nothing.
  await publishDivision(gateway, { code: '420304', name: '郧阳区', scopePath: '/42/4203/420304/' }, 1)
})

test('what is given over a division while it moves goes along', async () => {
  const both = { system, security }
  const officer = ['prefecture-officer', '420381'] as const
  const leaver = await newPerson(gateway, both, 'who-leaves', '4203', officer)
  const heir = await newPerson(gateway, both, 'who-takes-over', '4203')
  const holder = await newPerson(gateway, both, 'who-stays', '4203', officer)
  const key = { name: '报表', role: 'viewer', division: '420381', expiresOn: addDays(todayInShanghai(new Date()), 30) }
  const owner = new pg.Client({ connectionString: gateway.ownerUrl })
  await owner.connect()
  const waiting = (count: number) =>
    eventually(async () => {
      const { rows } = await sql`
        SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
      `.execute(gateway.database.read)
      return rows.length === count
    })
  try {
    await owner.query('BEGIN')
    // All of a command but its audit is written.
    await owner.query('LOCK TABLE audit_entry IN SHARE MODE')
    const given = [
      newAccount('newcomer', '420381'),
      security.post('/api/v1/grants', { accountId: holder.id, role: 'viewer', division: '420381', reason: '任命' }),
      security.post('/api/v1/grants/hand-over', { from: leaver.id, to: heir.id, reason: '调离' }),
      holder.client.post('/api/v1/me/api-keys', key),
    ]
    await waiting(given.length)
    const moved = publishDivision(gateway, { code: '420381', name: '丹江口市', scopePath: '/42/4203/420381/' }, 3)
    await waiting(given.length + 1)
    await owner.query('COMMIT')
    await Promise.all([...given, moved])
  } finally {
    await owner.end()
  }
  const { rows } = await sql<{ what: string; path: string }>`
    SELECT DISTINCT 'account' AS what, scope_path AS path FROM account WHERE division = '420381'
    UNION SELECT 'grant', scope_path FROM grant_ WHERE division = '420381' AND revoked_at IS NULL
    UNION SELECT 'key', scope_path FROM api_key WHERE division = '420381' ORDER BY what
  `.execute(gateway.database.read)
  const path = '/42/4203/420381/'
  expect(rows).toEqual([
    { what: 'account', path },
    { what: 'grant', path },
    { what: 'key', path },
  ])
})

test('accounts are listed by page, by text and by role', async () => {
  const list = async (query: string) => Object((await security.get(`/api/v1/accounts?${query}`)).body)
  const one = await list('limit=2')
  const two = await list(`limit=2&cursor=${one.next}`)
  expect(one.rows).toHaveLength(2)
  expect(two.rows[0].username > one.rows[1].username).toBe(true)
  expect(
    (await list('text=officer&role=county-officer')).rows.map((row: { username: string }) => row.username),
  ).toEqual(['taicang-officer', 'yunyang-officer'])
  expect((await list('text=%25')).rows).toEqual([])
  expect((await list('cursor=abc')).code).toBe('invalid-input')
  expect((await list('division=4203&limit=200')).rows.length).toBeGreaterThan(2)
})

test('without demonstration three administrators get one-time passwords, once', async () => {
  await using empty = await testGateway({ demonstration: false })
  expect(empty.first.accounts.map(({ username }) => username)).toEqual([
    'system-admin',
    'security-admin',
    'audit-admin',
  ])
  expect(empty.first).not.toHaveProperty('apiKey')
  for (const { username, password } of empty.first.accounts) {
    const admin = await signedIn(empty.address, username, password)
    expect((await admin.get('/api/v1/me')).body).toMatchObject({ account: { mustChangePassword: true } })
    expect((await admin.get('/api/v1/roles')).status).toBe(403)
  }
  const { createFirstAccounts } = await import('../src/bootstrap/create-first-accounts.ts')
  expect(await createFirstAccounts(empty.database, true)).toEqual({ accounts: [] })
})

test('the demonstration’s loader keys reach divisions and stations, one each', async () => {
  const { system, business } = gateway.first.loaderKeys ?? { system: '', business: '' }
  const permissions = async (key: string) =>
    Object.keys(
      Object((await client(gateway.address, { authorization: `Bearer ${key}` }).get('/api/v1/me')).body).permissions,
    )
  expect(await permissions(system)).toContain('division.maintain')
  expect(await permissions(business)).toEqual(expect.arrayContaining(['station.apply', 'station.supervise']))
  expect(DEMONSTRATION_PASSWORD.length).toBeGreaterThanOrEqual(10)
})

test('the application’s role may neither remove accounts and grants nor touch the audit', async () => {
  const pool = new pg.Pool({ connectionString: gateway.databaseUrl, max: 1 })
  try {
    for (const statement of [
      'delete from account',
      'delete from grant_',
      "update grant_ set role = 'system-administrator'",
      'delete from api_key',
      'delete from audit_entry',
      "update audit_entry set actor_id = 'nobody'",
      'drop table sign_in_attempt',
    ]) {
      await expect(pool.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  } finally {
    await pool.end()
  }
})

test('what an account does is audited under its name and the session it acted through', async () => {
  const entry = await gateway.database.read
    .selectFrom('audit_entry')
    .select(['actor_name', 'actor_kind', 'cause', 'detail'])
    .where('procedure', '=', 'accounts.create')
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({
    actor_name: '系统管理员',
    actor_kind: 'account',
    cause: expect.stringMatching(/^session:/),
  })
  expect(JSON.stringify(entry)).not.toContain(PASSWORD)
})

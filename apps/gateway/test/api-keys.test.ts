import { ROLES } from '@zhanwang/domain-identity/roles'
import { addDays, addMonths, todayInShanghai } from '@zhanwang/kernel/calendar'
import { sha256Hex } from '@zhanwang/kernel/digest'
import { newId } from '@zhanwang/kernel/ids'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Client, client } from './fixtures/client.ts'
import { publishShiyan } from './fixtures/divisions.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { type Administrators, administrators, newPerson, type Person } from './fixtures/people.ts'

const today = todayInShanghai(new Date())
const soon = addDays(today, 30)
const reason = '测试'

let gateway: TestGateway
let both: Administrators
let officer: Person
beforeAll(async () => {
  gateway = await testGateway()
  await publishShiyan(gateway)
  both = await administrators(gateway)
  officer = await newPerson(gateway, both, 'key-officer', '4203', ['prefecture-officer', '4203'])
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

function make(by: Client, more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const key = { name: '数据共享平台', role: 'viewer', division: '420304', expiresOn: soon, ...more }
  return by.post('/api/v1/me/api-keys', key, headers)
}

async function made(by: Client, more: Record<string, unknown> = {}) {
  const { status, body } = await make(by, more)
  expect(status, JSON.stringify(body)).toBe(200)
  return Object(body) as { id: string; key: string }
}

const through = (key: string) => client(gateway.address, { authorization: `Bearer ${key}` })
const shelves = (by: Client) => by.get('/api/v1/shelves?division=420304')

test('a key may do what its role may in its division, and nothing else that its holder may', async () => {
  const { key } = await made(officer.client)
  expect(key).toMatch(/^zw_[A-Za-z0-9_-]{43}$/)
  const me = Object((await through(key).get('/api/v1/me')).body)
  expect(me.account.id).toBe(officer.id)
  const place = [{ division: '420304', name: '郧阳区' }]
  expect(me.permissions).toEqual(Object.fromEntries(ROLES.viewer.permissions.map((permission) => [permission, place])))
  expect((await shelves(through(key))).status).toBe(200)
  expect((await through(key).post('/api/v1/shelves', { division: '420304' })).status).toBe(403)
  expect((await officer.client.post('/api/v1/shelves', { division: '420304' })).status).toBe(200)
})

test('a repeated command answers with the same key, and none is kept in plain anywhere', async () => {
  const headers = { 'idempotency-key': newId() }
  const first = await make(officer.client, {}, headers)
  expect((await make(officer.client, {}, headers)).body).toEqual(first.body)
  const { id, key } = Object(first.body)
  for (const table of ['command', 'audit_entry', 'api_key', 'outbox']) {
    const { rows } = await sql<{
      text: string
    }>`SELECT row_to_json(kept)::text AS text FROM ${sql.table(table)} AS kept`.execute(gateway.database.read)
    expect(rows.filter(({ text }) => text.includes(key))).toEqual([])
  }
  const listed = Object((await officer.client.get('/api/v1/me/api-keys')).body).rows
  const own = listed.find((row: { id: string }) => row.id === id)
  expect(own).toMatchObject({
    prefix: key.slice(0, 8),
    role: 'viewer',
    division: '420304',
    expiresOn: soon,
    revokedAt: null,
  })
})

test.each([
  ['above what the holder holds', { division: '42' }, 404, 'division-unknown'],
  ['beside it', { division: '5325' }, 404, 'division-unknown'],
  ['everywhere', { division: null }, 422, 'key-beyond-own-rights'],
  ['of an administrator', { role: 'security-administrator' }, 422, 'key-of-administrator'],
  ['that is past already', { expiresOn: addDays(today, -1) }, 422, 'key-expiry'],
  ['for more than a year', { expiresOn: addDays(addMonths(today, 12), 1) }, 422, 'key-expiry'],
])('a key %s is refused', async (_what, more, status, why) => {
  expect(await make(officer.client, more)).toMatchObject({ status, body: { reason: why } })
})

test('an administrator gets no key, for the three act in person', async () => {
  const own = await make(both.security, { role: 'security-administrator', division: null })
  expect(own).toMatchObject({ status: 422, body: { reason: 'key-of-administrator' } })
  expect(await make(both.security)).toMatchObject({ status: 422, body: { reason: 'key-beyond-own-rights' } })
})

test('a key makes and revokes no keys, changes no password and ends no session', async () => {
  const { id, key } = await made(officer.client)
  const refused = { status: 403, body: { reason: 'not-by-api-key' } }
  expect(await make(through(key))).toMatchObject(refused)
  expect(await through(key).post(`/api/v1/me/api-keys/${id}/revoke`, { reason })).toMatchObject(refused)
  const password = { current: 'Own-password-22', next: 'Other-password-33' }
  expect(await through(key).post('/api/v1/me/password', password)).toMatchObject(refused)
  expect(await through(key).post(`/api/v1/me/sessions/${newId()}/end`)).toMatchObject(refused)
})

test('a revoked key is refused at once', async () => {
  const { id, key } = await made(officer.client)
  expect((await shelves(through(key))).status).not.toBe(401)
  expect((await officer.client.post(`/api/v1/me/api-keys/${id}/revoke`, { reason })).status).toBe(200)
  expect((await shelves(through(key))).status).toBe(401)
  expect((await officer.client.post(`/api/v1/me/api-keys/${id}/revoke`, { reason })).status).toBe(404)
})

test('a security administrator sees and revokes the keys of accounts in scope; of others none is told', async () => {
  const { id, key } = await made(officer.client)
  await shelves(through(key))
  const local = await newPerson(gateway, both, 'key-security', '420304', ['security-administrator', '420304'])
  expect(Object((await local.client.get('/api/v1/api-keys')).body).rows).toEqual([])
  expect((await local.client.get(`/api/v1/api-keys?accountId=${officer.id}`)).status).toBe(404)
  expect((await local.client.post(`/api/v1/api-keys/${id}/revoke`, { reason })).status).toBe(404)
  const { rows } = Object((await both.security.get(`/api/v1/api-keys?accountId=${officer.id}&limit=1`)).body)
  expect(rows).toMatchObject([{ id, accountId: officer.id, accountName: '人员key-officer' }])
  expect((await both.security.post(`/api/v1/api-keys/${id}/revoke`, { reason })).status).toBe(200)
  expect((await shelves(through(key))).status).toBe(401)
})

test('a key past its last day is refused', async () => {
  const past = { text: `zw_${'a'.repeat(43)}`, expires_on: addDays(today, -1) }
  const last = { text: `zw_${'b'.repeat(43)}`, expires_on: today }
  for (const { text, expires_on } of [past, last]) {
    await gateway.database.upkeep((db) =>
      db
        .insertInto('api_key')
        .values({
          id: newId(),
          key_digest: sha256Hex(text),
          prefix: text.slice(0, 8),
          account_id: officer.id,
          name: '旧',
          role: 'viewer',
          division: '420304',
          scope_path: '/42/4203/420304/',
          created_at: new Date(),
          expires_on,
          last_used_at: null,
          revoked_at: null,
          revoked_by: null,
          revoke_reason: null,
        })
        .execute(),
    )
  }
  expect((await shelves(through(past.text))).status).toBe(401)
  expect((await shelves(through(last.text))).status).not.toBe(401)
  expect((await shelves(through(`zw_${'c'.repeat(43)}`))).status).toBe(401)
})

test('what the holder loses, the key loses at once; with the account it dies', async () => {
  const leaver = await newPerson(gateway, both, 'key-leaver', '4203', ['county-officer', '420304'])
  const { key } = await made(leaver.client)
  expect((await shelves(through(key))).status).not.toBe(403)
  const { account } = Object((await both.security.get(`/api/v1/accounts/${leaver.id}`)).body)
  await both.security.post(`/api/v1/grants/${account.grants[0].id}/revoke`, { reason })
  expect((await shelves(through(key))).status).toBe(403)
  const disabled = await both.system.post(`/api/v1/accounts/${leaver.id}/disable`, { version: account.version, reason })
  expect(disabled.status).toBe(200)
  expect((await shelves(through(key))).status).toBe(401)
})

test('a key tells the hour of its last use', async () => {
  const { id, key } = await made(officer.client)
  await shelves(through(key))
  const listed = Object((await officer.client.get('/api/v1/me/api-keys')).body).rows
  const { lastUsedAt } = listed.find((row: { id: string }) => row.id === id)
  expect(lastUsedAt).toMatch(/:00:00\.000Z$/)
  expect(Date.now() - Date.parse(lastUsedAt)).toBeLessThan(2 * 3_600_000)
})

test('an account has at most twenty keys that work, also when two are asked for at once', async () => {
  const keen = await newPerson(gateway, both, 'key-collector', '4203', ['viewer', '4203'])
  for (let n = 0; n < 19; n++) await made(keen.client)
  const answers = await Promise.all([make(keen.client), make(keen.client)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  const { rows } = Object((await keen.client.get('/api/v1/me/api-keys')).body)
  expect(rows).toHaveLength(20)
  await keen.client.post(`/api/v1/me/api-keys/${rows[3].id}/revoke`, { reason })
  expect((await make(keen.client)).status).toBe(200)
})

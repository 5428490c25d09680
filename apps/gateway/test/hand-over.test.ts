import { addDays, todayInShanghai } from '@zhanwang/kernel/calendar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client } from './fixtures/client.ts'
import { publishShiyan } from './fixtures/divisions.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { type Administrators, administrators, newPerson } from './fixtures/people.ts'

const reason = '调离'

let gateway: TestGateway
let both: Administrators
beforeAll(async () => {
  gateway = await testGateway()
  await publishShiyan(gateway)
  both = await administrators(gateway)
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const handOver = (from: string, to: string, by = both.security) =>
  by.post('/api/v1/grants/hand-over', { from, to, reason })

async function rolesOf(id: string): Promise<string[]> {
  const { account } = Object((await both.security.get(`/api/v1/accounts/${id}`)).body)
  return account.grants
    .map(({ role, division }: { role: string; division: string | null }) => `${role} ${division}`)
    .sort()
}

test('all grants move at once, those already held are not doubled, keys are revoked and all of it is audited', async () => {
  const leaver = await newPerson(gateway, both, 'leaver', '4203', ['prefecture-officer', '4203'], ['viewer', '420304'])
  const heir = await newPerson(gateway, both, 'heir', '4203', ['viewer', '420304'])
  const expiresOn = addDays(todayInShanghai(new Date()), 30)
  const made = await leaver.client.post('/api/v1/me/api-keys', {
    name: '键',
    role: 'viewer',
    division: '4203',
    expiresOn,
  })
  const byKey = client(gateway.address, { authorization: `Bearer ${Object(made.body).key}` })
  expect((await byKey.get('/api/v1/me')).status).toBe(200)

  expect(await handOver(leaver.id, heir.id)).toMatchObject({
    status: 200,
    body: { moved: 1, alreadyHeld: 1, keysRevoked: 1, todosMoved: 0 },
  })
  expect(await rolesOf(leaver.id)).toEqual([])
  expect(await rolesOf(heir.id)).toEqual(['prefecture-officer 4203', 'viewer 420304'])
  // At once: both are looked up anew.
  expect((await byKey.get('/api/v1/me')).status).toBe(401)
  expect(Object((await leaver.client.get('/api/v1/me')).body).permissions).toEqual({})
  expect(Object((await heir.client.get('/api/v1/me')).body).permissions).toHaveProperty(['station.supervise'])
  const entries = await gateway.database.read
    .selectFrom('audit_entry')
    .select(['subject_type', 'subject_id'])
    .where('procedure', '=', 'grants.handOver')
    .execute()
  expect(entries.map(({ subject_type }) => subject_type).sort()).toEqual([
    'account',
    'account',
    'api-key',
    'grant',
    'grant',
    'grant',
  ])
  expect(entries.map(({ subject_id }) => subject_id)).toEqual(expect.arrayContaining([leaver.id, heir.id]))
  expect(await handOver(leaver.id, heir.id)).toMatchObject({ status: 422, body: { reason: 'nothing-to-hand-over' } })
})

test('roles that exclude each other do not meet by a hand-over, and nothing of it stays', async () => {
  const officer = await newPerson(gateway, both, 'excluded', null, ['viewer', '4203'])
  const auditor = await newPerson(gateway, both, 'excluding', null, ['audit-administrator', null])
  expect(await handOver(officer.id, auditor.id)).toMatchObject({ status: 422, body: { reason: 'roles-exclude' } })
  expect(await rolesOf(officer.id)).toEqual(['viewer 4203'])
})

test('nobody hands over to or from themselves, to one and the same, or to a disabled account', async () => {
  const me = Object((await both.security.get('/api/v1/me')).body).account.id
  const { id } = await newPerson(gateway, both, 'third', null, ['viewer', '4203'])
  expect(await handOver(me, id)).toMatchObject({ status: 422, body: { reason: 'grant-of-self' } })
  expect(await handOver(id, me)).toMatchObject({ status: 422, body: { reason: 'grant-to-self' } })
  expect(await handOver(id, id)).toMatchObject({ status: 422, body: { reason: 'hand-over-to-same' } })
  const gone = await newPerson(gateway, both, 'gone', null)
  const { account } = Object((await both.security.get(`/api/v1/accounts/${gone.id}`)).body)
  await both.system.post(`/api/v1/accounts/${gone.id}/disable`, { version: account.version, reason })
  expect(await handOver(id, gone.id)).toMatchObject({ status: 422, body: { reason: 'hand-over-to-disabled' } })
})

test('a security administrator hands over only what lies in their own scope', async () => {
  const local = await newPerson(gateway, both, 'local-security', '4203', ['security-administrator', '4203'])
  const wide = await newPerson(gateway, both, 'wide', '4203', ['viewer', '42'])
  const near = await newPerson(gateway, both, 'near', '4203', ['viewer', '420304'])
  const far = await newPerson(gateway, both, 'far', '5325', ['viewer', '5325'])
  expect(await handOver(wide.id, near.id, local.client)).toMatchObject({
    status: 422,
    body: { reason: 'grants-beyond-scope' },
  })
  expect((await handOver(far.id, near.id, local.client)).status).toBe(404)
  expect((await handOver(near.id, far.id, local.client)).status).toBe(404)
  expect((await handOver(near.id, wide.id, local.client)).status).toBe(200)
})

test('the only system administrator of a scope hands the office over, but not to one whose grants rest', async () => {
  const sole = Object((await both.system.get('/api/v1/me')).body).account.id
  const next = await newPerson(gateway, both, 'next-system', null)
  const resting = await newPerson(gateway, both, 'resting', null, ['system-administrator', '4203'])
  const { account } = Object((await both.security.get(`/api/v1/accounts/${resting.id}`)).body)
  const reset = { version: account.version, password: 'Reset-password-9' }
  expect((await both.system.post(`/api/v1/accounts/${resting.id}/password`, reset)).status).toBe(200)
  expect(await handOver(sole, resting.id)).toMatchObject({ status: 422, body: { reason: 'last-administrator' } })
  expect(await handOver(sole, next.id)).toMatchObject({ status: 200, body: { moved: 1 } })
  expect(await rolesOf(next.id)).toEqual(['system-administrator null'])
})

import { eventually } from '@zhanwang/testkit/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from './fixtures/client.ts'
import { publishShiyan } from './fixtures/divisions.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { type Administrators, administrators, newPerson, type Person } from './fixtures/people.ts'

let gateway: TestGateway
let both: Administrators
let auditor: Client
let officer: Person
beforeAll(async () => {
  gateway = await testGateway()
  await publishShiyan(gateway)
  both = await administrators(gateway)
  auditor = await signedIn(gateway.address, 'audit-admin')
  officer = await newPerson(gateway, both, 'audited', '420304', ['viewer', '420304'])
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const entries = async (by: Client, query: string) => {
  const { status, body } = await by.get(`/api/v1/audit/identity/entries?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return Object(body).rows as { procedure: string; actorName: string; sealed: boolean; division: string | null }[]
}

test('the audit administrator finds what was done to an account and by whom', async () => {
  const done = await entries(auditor, `subject=${officer.id}`)
  expect(done.map(({ procedure }) => procedure)).toEqual(
    expect.arrayContaining(['accounts.create', 'me.changePassword', 'sessions.signIn']),
  )
  const given = await entries(auditor, `procedure=grants.give&actor=${encodeURIComponent('安全管理')}&division=4203`)
  expect(given).toMatchObject([{ procedure: 'grants.give', actorName: '安全管理员', division: '420304' }])
})

test('an auditor of a division sees the entries of that division only', async () => {
  const local = await newPerson(gateway, both, 'local-auditor', '420302', ['audit-administrator', '420302'])
  const seen = await entries(local.client, 'limit=100')
  expect(new Set(seen.map(({ division }) => division))).toEqual(new Set(['420302']))
  expect((await local.client.get('/api/v1/audit/identity/entries?division=420304')).status).toBe(404)
})

test('nobody but the audit administrator reads the audit', async () => {
  for (const by of [both.system, both.security, officer.client]) {
    expect((await by.get('/api/v1/audit/identity/entries')).status).toBe(403)
    expect((await by.get('/api/v1/audit/identity/seal')).status).toBe(403)
  }
})

test('the state of the seal is told, and a check finds the chain whole', async () => {
  await eventually(async () => Object((await auditor.get('/api/v1/audit/identity/seal')).body).unsealed === 0)
  const { body } = await auditor.get('/api/v1/audit/identity/seal?check=true')
  expect(body).toMatchObject({ unsealed: 0, intact: true, firstBreak: null, checking: false })
  expect(Object(body).seals).toBeGreaterThan(0)
  expect((await entries(auditor, `subject=${officer.id}`)).every(({ sealed }) => sealed)).toBe(true)
})

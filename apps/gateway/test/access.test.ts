import { newId } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './fixtures/client.ts'
import { publishShiyan } from './fixtures/divisions.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { type Administrators, administrators, newPerson, type Person } from './fixtures/people.ts'

let gateway: TestGateway
let both: Administrators
let local: Person
let officer: Person
let far: Person
beforeAll(async () => {
  gateway = await testGateway({ demonstration: true })
  await publishShiyan(gateway)
  both = await administrators(gateway)
  local = await newPerson(gateway, both, 'access-security', '4203', ['security-administrator', '4203'])
  officer = await newPerson(gateway, both, 'access-officer', '4203', ['viewer', '4203'], ['county-officer', '420304'])
  far = await newPerson(gateway, both, 'access-far', '5325', ['viewer', '5325'])
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const ofAccount = (by: Client, id: string, query = '') => by.get(`/api/v1/access/accounts/${id}${query}`)

test('what a person sees is told as places by permission, with the roles it comes from', async () => {
  const { acts, rows } = Object((await ofAccount(local.client, officer.id)).body)
  expect(acts).toBe(true)
  const of = (permission: string) => rows.filter((row: { permission: string }) => row.permission === permission)
  expect(of('station.read')).toEqual([
    { permission: 'station.read', division: '4203', divisionName: '十堰市', roles: ['viewer'], wouldBeNew: false },
  ])
  expect(of('station.supervise')).toMatchObject([{ division: '420304', roles: ['county-officer'] }])
})

test('a grant that is not held yet shows what it would add', async () => {
  const query = '?role=county-officer&division=420302'
  const { rows } = Object((await ofAccount(local.client, officer.id, query)).body)
  const added = rows.filter((row: { wouldBeNew: boolean }) => row.wouldBeNew)
  expect(added).toContainEqual({
    permission: 'station.apply',
    division: '420302',
    divisionName: '茅箭区',
    roles: ['county-officer'],
    wouldBeNew: true,
  })
  expect(added.some((row: { permission: string }) => row.permission === 'station.read')).toBe(false)
})

test('an account or a division outside the reader’s scope is not found', async () => {
  expect((await ofAccount(local.client, far.id)).status).toBe(404)
  expect((await ofAccount(local.client, newId())).status).toBe(404)
  expect((await ofAccount(local.client, officer.id, '?role=viewer&division=5325')).status).toBe(404)
  expect((await ofAccount(local.client, officer.id, '?division=420304')).status).toBe(400)
  expect((await local.client.get('/api/v1/access/divisions/5325')).status).toBe(404)
  expect((await local.client.get('/api/v1/access/divisions/42')).status).toBe(404)
  expect((await officer.client.get('/api/v1/access/divisions/420304')).status).toBe(403)
})

async function whoMay(by: Client, division: string, permission = ''): Promise<string[]> {
  const names: string[] = []
  for (let cursor = ''; ; ) {
    const query = new URLSearchParams({ limit: '2', ...(permission && { permission }), ...(cursor && { cursor }) })
    const { status, body } = await by.get(`/api/v1/access/divisions/${division}?${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    for (const row of Object(body).rows) names.push(`${row.username} ${row.role} ${row.grantDivision}`)
    if (Object(body).next === null) return names
    cursor = Object(body).next
  }
}

test('who may see a division is told page by page, grants above it included, and of nobody outside the reader’s scope', async () => {
  expect(await whoMay(local.client, '420304')).toEqual([
    'access-officer viewer 4203',
    'access-officer county-officer 420304',
    'access-security security-administrator 4203',
    'shiyan-leader viewer 4203',
    'shiyan-officer prefecture-officer 4203',
    'yunyang-divisions division-officer 420304',
    'yunyang-officer county-officer 420304',
  ])
  const all = await whoMay(both.security, '420304')
  expect(all).toEqual(
    expect.arrayContaining(['audit-admin audit-administrator null', 'hubei-officer province-officer 42']),
  )
  expect(all.some((one) => one.startsWith('access-far'))).toBe(false)
  expect(await whoMay(local.client, '420304', 'grant.maintain')).toEqual([
    'access-security security-administrator 4203',
  ])
  expect(await whoMay(local.client, '420304', 'nothing.such')).toEqual([])
})

test('accounts that do not act are not among those who may', async () => {
  const idle = await newPerson(gateway, both, 'access-idle', '4203', ['viewer', '420302'])
  expect(await whoMay(local.client, '420302')).toContain('access-idle viewer 420302')
  const { account } = Object((await both.security.get(`/api/v1/accounts/${idle.id}`)).body)
  await both.system.post(`/api/v1/accounts/${idle.id}/disable`, { version: account.version, reason: '离岗' })
  expect(await whoMay(local.client, '420302')).not.toContain('access-idle viewer 420302')
  expect(Object((await ofAccount(local.client, idle.id)).body).acts).toBe(false)
})

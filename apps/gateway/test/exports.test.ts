import { eventually } from '@zhanwang/testkit/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './fixtures/client.ts'
import { publishShiyan } from './fixtures/divisions.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { type Administrators, administrators, newPerson, type Person } from './fixtures/people.ts'

let gateway: TestGateway
let both: Administrators
let local: Person
let officer: Person
beforeAll(async () => {
  gateway = await testGateway({ demonstration: true })
  await publishShiyan(gateway)
  both = await administrators(gateway)
  local = await newPerson(gateway, both, 'export-security', '4203', ['security-administrator', '4203'])
  officer = await newPerson(gateway, both, 'export-officer', '420304', ['county-officer', '420304'])
  await newPerson(gateway, both, 'export-far', '5325', ['viewer', '5325'])
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

async function exported(by: Client, path: string, input: object) {
  const asked = await by.post(path, input)
  expect(asked.status).toBe(200)
  const id = String(Object(asked.body).job)
  const job = await eventually(async () => {
    const { job } = Object((await by.get(`/api/v1/jobs/identity/${id}`)).body)
    return job.endedAt !== null && job
  })
  expect(job).toMatchObject({ state: 'done', problem: null })
  return { id, file: await by.get(`/api/v1/jobs/identity/${id}/file`) }
}

test('an administrator takes along the accounts of its own place, as a file over REST that nobody else gets', async () => {
  const { id, file } = await exported(local.client, '/api/v1/accounts/export', { format: 'csv' })
  expect(file.status).toBe(200)
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain('账号-十堰市-')
  const lines = String(file.body).trim().split('\r\n')
  expect(lines[0]).toContain('用户名,姓名')
  expect(lines.some((line) => line.startsWith('export-officer,') && line.includes('郧阳区'))).toBe(true)
  expect(lines.some((line) => line.startsWith('export-far,'))).toBe(false)
  expect((await officer.client.get(`/api/v1/jobs/identity/${id}/file`)).status).toBe(404)
  expect((await officer.client.post('/api/v1/accounts/export', {})).status).toBe(403)
})

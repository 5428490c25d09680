import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accountOf, type ReadyPlatform } from '@zhanwang/journeys/platform-run'
import { type RestClient, signedIn } from '@zhanwang/journeys/rest-client'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type CopiedPlatform, startCopiedPlatform } from '../src/copied-platform.ts'
import { followStep, run } from '../src/follow-step.ts'
import { PAGES, recipeSteps } from '../src/recipe-page.ts'
import { copyRepository, type RepositoryCopy } from '../src/repository-copy.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** One after the other: each page goes on where the one before it ended. */
const PAGE_MS = 120_000

let copy: RepositoryCopy
let platform: CopiedPlatform | undefined
beforeAll(() => {
  copy = copyRepository(ROOT)
}, PAGE_MS)
afterAll(async () => {
  await platform?.[Symbol.asyncDispose]()
  copy?.[Symbol.dispose]()
})

test.each(PAGES)('%s can be followed word by word', { timeout: PAGE_MS }, (page) => {
  const steps = recipeSteps(page, readFileSync(join(ROOT, 'docs/recipe', page), 'utf8'))
  for (const step of steps) followStep(copy.root, step)
})

test.each(['tsconfig.check.json', 'apps/console', 'infra/journeys'])(
  'what the recipe made fits the types of %s',
  { timeout: PAGE_MS },
  (project) => run(copy.root, `pnpm exec tsc -p ${project}`),
)

test('what the recipe made fits the lint, the lists and the permission matrix', { timeout: PAGE_MS }, () => {
  run(
    copy.root,
    'pnpm exec biome check apps/volunteers packages/domain apps/gateway/src infra/all-in-one infra/journeys/src',
  )
  run(copy.root, 'pnpm exec vitest run infra/recipe/test/lists.test.ts apps/gateway/test/permissions.test.ts')
})

test('a second service of the name is refused and changes nothing', () => {
  expect(() => run(copy.root, 'npm run new -- service volunteers --zh 志愿 --en Volunteers')).toThrow('is taken')
  expect(() => run(copy.root, 'npm run new -- service Bad_Name --zh 坏 --en Bad')).toThrow('is no name')
})

test('the platform comes up with the new service, and its people use it', { timeout: PAGE_MS }, async () => {
  platform = await startCopiedPlatform(copy.root)
  const { ready } = platform
  const system = await person(ready, 'system-admin')
  const officer = await person(ready, 'yunyang-officer')
  await answered(system.post('/divisions/editions', { source: '手册', rows: DIVISIONS }))

  // The divisions reach the new service by their events.
  const team = { name: '青松志愿队', division: '420304101', headCount: 12, registeredOn: '2026-03-05' }
  const { id } = await eventually(async () => {
    const answer = await officer.post('/teams', team)
    return answer.status === 200 && answer.body
  })
  expect((await answered(officer.get('/teams?division=420304'))).rows).toMatchObject([team])
  const coverage = () => answered(officer.get('/indicators/volunteer-coverage?division=420304'))
  await eventually(async () => (await coverage()).reading.denominator === 2)
  expect((await coverage()).reading).toMatchObject({ numerator: 1, denominator: 2, value: '50.00' })
  expect((await answered(officer.get('/indicators'))).rows).toContainEqual(
    expect.objectContaining({ code: 'volunteer-coverage', context: 'volunteers' }),
  )

  const station = await operatingStation(officer)
  await eventually(async () => (await answered(officer.get(`/teams/${id}`))).station?.code === station)

  await importLedger(
    officer,
    '乡镇,队伍名称,人数,登记日期\n青曲镇,红梅志愿队,8,2026年4月1日\n青曲镇,小小队,2,2026.4.1\n',
  )
  const renamed = await answered(officer.post(`/teams/${id}/rename`, { version: 1, name: '青松服务队' }))
  expect(renamed).toEqual({ id, version: 2 })
  const exported = await exportTeams(officer)
  expect(exported).toContain('杨溪铺镇,青松服务队,12,2026-03-05')
  expect(exported).toContain('青曲镇,红梅志愿队,8,2026-04-01')

  const refused = await officer.post('/teams', { ...team, name: '两人队', headCount: 2 })
  expect(refused).toMatchObject({ status: 422, body: { title: '志愿者队伍至少 3 人' } })
  const township = await person(ready, 'yangxipu-officer')
  expect((await township.post('/teams', { ...team, name: '不可以' })).status).toBe(403)
  expect((await answered(township.get('/teams'))).rows).toHaveLength(1)
})

const DIVISIONS = [
  ['42', '湖北省', 'province', null],
  ['4203', '十堰市', 'prefecture', '42'],
  ['420304', '郧阳区', 'county', '4203'],
  ['420304101', '杨溪铺镇', 'town', '420304'],
  ['420304102', '青曲镇', 'town', '420304'],
].map(([code, name, kind, parent]) => ({ code, name, kind, parent, validFrom: '2000-01-01' }))

function person(ready: ReadyPlatform, username: string): Promise<RestClient> {
  return signedIn(ready.address, username, accountOf(ready, username).password)
}

async function answered(asked: ReturnType<RestClient['get']>) {
  const { status, body } = await asked
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

async function operatingStation(officer: RestClient): Promise<string> {
  const { code } = await answered(
    officer.post('/stations/existing', {
      ...{ kind: 'station', name: '杨溪铺镇社工站', division: '420304101', hostType: 'town' },
      ...{ foundedOn: '2022-01-01', plaqueOn: '2022-03-01', premises: { type: 'independent' }, reason: '手册' },
    }),
  )
  return code
}

async function importLedger(officer: RestClient, content: string): Promise<void> {
  const uploaded = await fetch(`${officer.address}/api/v1/files?name=${encodeURIComponent('台账.csv')}`, {
    method: 'POST',
    headers: officer.headers,
    body: content,
  })
  const { ticket } = z.object({ ticket: z.string() }).parse(await uploaded.json())
  const { id } = await answered(officer.post('/imports/teams', { file: ticket }))
  const reached = (state: string) =>
    eventually(async () => {
      const found = (await answered(officer.get(`/imports/teams/${id}`))).import
      return found.state === state && found
    })
  const { version, columns } = await reached('mapping')
  const chosen = columns.map(({ column, key }: { column: number; key: string | null }) => ({ column, key }))
  await answered(officer.post(`/imports/teams/${id}/check`, { version, columns: chosen, asOf: '2026-06-30' }))
  const checked = await reached('checked')
  expect(checked.counts).toEqual({ create: 1, error: 1 })
  await answered(officer.post(`/imports/teams/${id}/apply`, { version: checked.version }))
  await reached('applied')
}

async function exportTeams(officer: RestClient): Promise<string> {
  const { job } = await answered(officer.post('/teams/export', { format: 'csv' }))
  await eventually(async () => (await answered(officer.get(`/jobs/volunteers/${job}`))).job.state === 'done')
  const file = await fetch(`${officer.address}/api/v1/jobs/volunteers/${job}/file`, { headers: officer.headers })
  expect(file.status).toBe(200)
  return file.text()
}

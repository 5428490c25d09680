import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { newId } from '@zhanwang/kernel/ids'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ended, exported, exportOffice, jobsOf, ROOMS, storedNames } from './export-office.ts'
import { asOwner, type TestRegistry } from './registry.ts'

let office: TestRegistry
beforeAll(async () => {
  office = await exportOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

test.each(['xlsx', 'csv'] as const)('3,000 rooms and their station come out as .%s, row by row', async (format) => {
  await using _jobs = jobsOf(office)
  const county = office.as('/42/4203/420304/')
  const { job } = await county.stations.export({ format })
  const { file, content, rows, at, facts } = await exported(office, county, job)
  expect(file.name).toMatch(new RegExp(`^站点台账-郧阳区-\\d{8}\\.${format}$`))
  expect(rows).toHaveLength(ROOMS + 2)

  const listed: { code: string; name: string }[] = []
  let cursor: string | undefined
  do {
    const page = await county.stations.list({ limit: 200, cursor })
    listed.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(rows.map((row) => [at(row, '站点编码'), at(row, '站点名称')])).toEqual(
    listed.map(({ code, name }) => [code, name]),
  )

  const station = rows.find((row) => at(row, '类型') === '社工站') ?? []
  // Kept from being a formula by what reading it takes away again.
  if (format === 'csv') expect(content.toString()).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect({
    prefecture: at(station, '市(州)'),
    county: at(station, '县(市、区)'),
    township: at(station, '乡镇(街道)'),
    village: at(station, '村(社区)'),
    founded: at(station, '设立日期'),
    area: at(station, '面积(平方米)'),
    responsible: at(station, '负责人'),
    leads: at(station, '有人抓'),
    address: at(station, '地址'),
    phone: at(station, '电话'),
    mode: at(station, '运营方式'),
    features: at(station, '特色'),
  }).toEqual({
    prefecture: '十堰市',
    county: '郧阳区',
    township: '杨溪铺镇',
    village: '',
    founded: '2022-01-01',
    area: '120.5',
    responsible: '王敏(站长)',
    leads: '李强',
    address: '=HYPERLINK("http://x")',
    phone: '07198888888',
    mode: '专业机构运营',
    features: '一老一小',
  })
  const room = rows.find((row) => at(row, '站点名称') === '社工室7') ?? []
  expect([at(room, '村(社区)'), at(room, '电话')]).toEqual(['财神庙村', '00000000007'])
  if (format === 'xlsx') {
    expect(facts).toContainEqual(['行数', `${ROOMS + 2}`])
    expect(facts).toContainEqual(['导出人', '张经办'])
  }
})

test('an export holds what its reader may see, and what its filters ask for', async () => {
  await using _jobs = jobsOf(office)
  const township = office.as('/42/4203/420304/420304102/')
  const mine = await township.stations.export({})
  expect((await exported(office, township, mine.job)).rows).toHaveLength(0)
  await expect(township.stations.export({ division: '420304101' })).rejects.toMatchObject({ code: 'not-found' })

  const all = office.as()
  const few = await all.stations.export({ kind: ['station'], columns: ['name', 'code'] })
  const { header, rows, file } = await exported(office, all, few.job)
  expect(header).toEqual(['站点名称', '站点编码'])
  expect(rows).toHaveLength(1)
  expect(file.name).toContain('-全部-')
})

test.each([[['name', 'secret']], [['name', 'name']]])(
  'columns %j are refused before anything begins',
  async (columns) => {
    await expect(office.as().stations.export({ columns })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { issues: [{ path: ['columns', 1] }] },
    })
  },
)

test('the audit says who took what along; the same command again starts no second job', async () => {
  const all = office.as()
  const id = newId()
  const first = await all.stations.export({ kind: ['hub'], format: 'csv' }, id)
  expect(await all.stations.export({ kind: ['hub'], format: 'csv' }, id)).toEqual(first)
  const { rows } = await all.audit.search({ subject: first.job })
  expect(rows).toMatchObject([{ actorName: '张经办', subjectType: 'export', detail: { kind: ['hub'], format: 'csv' } }])
  await all.jobs.cancel({ id: first.job })
})

test('every list of the registry comes out', async () => {
  await using _jobs = jobsOf(office)
  const all = office.as()
  const divisions = await all.divisions.export({ deep: true, format: 'csv' })
  const indicator = await all.indicators.export({ code: 'room-coverage', division: '420304', on: '2026-06-30' })
  const audit = await all.audit.export({ procedure: 'stations' })
  const found = await exported(office, all, divisions.job)
  expect(found.rows.map((row) => found.at(row, '名称'))).toEqual(expect.arrayContaining(['十堰市', '财神庙村']))
  expect((await exported(office, all, indicator.job)).rows.length).toBeGreaterThan(0)
  expect((await exported(office, all, audit.job)).rows.length).toBeGreaterThan(0)
})

test('a cancelled export leaves no file', async () => {
  const all = office.as()
  const before = await storedNames(office)
  await asOwner(office, async (owner) => {
    // Holds the export in the middle: its query waits.
    const { job } = await all.stations.export({})
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE station IN ACCESS EXCLUSIVE MODE')
    await using _jobs = jobsOf(office)
    await eventually(async () => (await all.jobs.get({ id: job })).job.state === 'running')
    await all.jobs.cancel({ id: job })
    const leases = async () =>
      (await office.db.read.selectFrom('job').select('lease_until').where('id', '=', job).executeTakeFirst())
        ?.lease_until
    const told = await leases()
    // The run has heard of it with the next sign of life.
    await eventually(async () => `${await leases()}` !== `${told}`)
    await owner.query('COMMIT')
    expect(await ended(all, job)).toMatchObject({ state: 'cancelled', file: null })
  })
  expect((await storedNames(office)).toSorted()).toEqual(before.toSorted())
})

test('an export whose process is killed in the middle is done once by another, with one file', async () => {
  const all = office.as()
  const before = await storedNames(office)
  const { job } = await all.stations.export({})
  await asOwner(office, async (owner) => {
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE station IN ACCESS EXCLUSIVE MODE')
    const worker = fork(join(import.meta.dirname, 'import-worker.ts'), [office.server.appUrl, office.filesDir])
    await eventually(async () => (await all.jobs.get({ id: job })).job.state === 'running', 60_000)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    await owner.query('COMMIT')
  })
  await using _jobs = jobsOf(office)
  const { file, rows } = await (async () => {
    await ended(all, job, 40_000)
    return exported(office, all, job)
  })()
  expect(rows).toHaveLength(ROOMS + 2)
  const made = (await storedNames(office)).filter((name) => !before.includes(name) && !name.endsWith('.part'))
  expect(made).toEqual([file.id])
  const row = await office.db.read.selectFrom('job').select('attempts').where('id', '=', job).executeTakeFirst()
  expect(row).toEqual({ attempts: 2 })
}, 60_000)

import { creditCodeCheckCharacter, organizationCodeCheckCharacter } from '@zhanwang/kernel/credit-code'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exported } from './export-office.ts'
import { allRows, applied, begun, COUNTY, checked, type ImportOffice, importOffice } from './import-office.ts'
import type { Asker } from './registry.ts'

let office: ImportOffice
let county: Asker
beforeAll(async () => {
  office = await importOffice({ townships: 1 })
  county = atOrganizations(office.as(COUNTY))
})
afterAll(() => office[Symbol.asyncDispose]())

/** A clerk at the list of organizations: the imports of all ledgers have the same steps. */
function atOrganizations(clerk: Asker): Asker {
  return { ...clerk, stationImports: clerk.organizationImports }
}

let serial = 0
function newCode(category = '52'): string {
  serial += 1
  const own = `MJ7${String(serial).padStart(5, '0')}`
  const first17 = `${category}420304${own}${organizationCodeCheckCharacter(own)}`
  return first17 + creditCodeCheckCharacter(first17)
}

async function preview(lines: readonly string[], clerk = county) {
  const found = await checked(clerk, await begun(office, clerk, lines.join('\n')), { onExisting: 'update' })
  return { ...found, rows: await allRows(clerk, found.id) }
}

const of = async (code: string) => {
  const { rows } = await county.organizations.list({ text: code })
  expect(rows).toHaveLength(1)
  return rows[0]
}

test('a list as bureaus keep it is taken over: headers of their own, grades in letters, the kind told by the code', async () => {
  const [agency, association] = [newCode(), newCode('51')]
  const spaced = agency.replace(/^(.{8})/, '$1 ').toLowerCase()
  const found = await preview([
    '序号,机构名称,统一社会信用代码,法人,评估等级,评定时间,成立时间,电话',
    `1,郧阳 同心社工中心,${spaced},王 敏,AAAA级,2024年3月1日,2018.5.6,0719-7220000`,
    `2,郧阳社会工作协会,${association},,,,,`,
  ])
  expect(found.counts).toEqual({ create: 2 })
  expect(found.rows[0]?.problems.map(({ text }) => text)).toContain('按信用代码推定为“社工机构”')
  await applied(county, found)
  expect(await of(agency)).toMatchObject({
    name: '郧阳同心社工中心',
    kind: 'agency',
    level: 'county',
    division: '420304',
    representative: '王敏',
    foundedOn: '2018-05-06',
    phone: '0719-7220000',
    grade: { grade: 4, ratedOn: '2024-03-01', validTo: '2029-03-01' },
    provenance: 'record',
  })
  expect(await of(association)).toMatchObject({ kind: 'association', grade: null })
})

test('each faulty row says what is wrong with it, and the others are taken over', async () => {
  const [twice, dispatch, elsewhere] = [newCode(), newCode('11'), newCode()]
  const outside = atOrganizations(office.as('/42/4203/420302/'))
  await outside.organizations.register({
    ...{ code: elsewhere, name: '茅箭社工中心', kind: 'agency', level: 'county', division: '420302' },
  })
  const found = await preview([
    '机构名称,统一社会信用代码,单位类型,所属县,评估等级,评定日期',
    `甲社工中心,${twice},,,,`,
    `乙社工中心,${twice},,,,`,
    '丙社工中心,52420304MJ00000000,,,,',
    '丁社工中心,1234,,,,',
    `戊单位,${dispatch},,,,`,
    `己社工中心,${newCode()},,没有县,,`,
    `庚社工中心,${newCode()},,,3A,`,
    `辛社工中心,${elsewhere},,,,`,
    `壬公司,${newCode('91')},社工机构,郧阳区,,`,
  ])
  expect(found.counts).toEqual({ create: 3, error: 6 })
  const errors = found.rows.map(({ problems }) =>
    problems.filter(({ severity }) => severity === 'error').map(({ text }) => text),
  )
  expect(errors).toEqual([
    [],
    ['与第 2 行是同一个代码'],
    [expect.stringContaining('校验位不对')],
    [expect.stringContaining('应为 18 位')],
    [expect.stringContaining('请填写单位类型')],
    ['您的管辖范围内没有“没有县”'],
    [],
    ['该代码已由“茅箭区”登记为“茅箭社工中心”,由其维护,请直接使用'],
    [],
  ])
  expect(found.rows[8]?.problems).toMatchObject([{ severity: 'note', text: expect.stringContaining('一般以 52 开头') }])
  await applied(county, found)
  expect((await of(twice))?.name).toBe('甲社工中心')
})

test('the same list again changes nothing; another changes what it says and leaves the rest', async () => {
  const code = newCode()
  const header = '统一社会信用代码,单位名称,联系人,联系电话,评估等级,评定日期'
  await applied(county, await preview([header, `${code},癸社工中心,李强,7220001,3A,2022-01-01`]))
  expect((await preview([header, `${code},癸社工中心,李强,7220001,3A,2022-01-01`])).counts).toEqual({ unchanged: 1 })
  const changed = await preview([header, `${code},新癸社工中心,,7220002,5A,2025-01-01`])
  expect(changed.counts).toEqual({ update: 1 })
  expect(changed.rows[0]?.changes.map(({ before, after }) => `${before} > ${after}`)).toEqual([
    '癸社工中心 > 新癸社工中心',
    '7220001 > 7220002',
    '3A > 5A',
  ])
  await applied(county, changed)
  const found = await of(code)
  expect(found).toMatchObject({
    name: '新癸社工中心',
    contact: '李强',
    phone: '7220002',
    grade: { grade: 5 },
    version: 2,
  })
  const { ratings } = await county.organizations.get({ id: found?.id ?? '' })
  expect(ratings.map(({ grade, source }) => [grade, source])).toEqual([
    [5, '台账导入'],
    [3, '台账导入'],
  ])
})

test('a grade that was withdrawn does not come back by an old list', async () => {
  const code = newCode()
  const lines = ['统一社会信用代码,单位名称,评估等级,评定日期', `${code},退级社工中心,4A,2024-01-01`]
  await applied(county, await preview(lines))
  const { id = '' } = (await of(code)) ?? {}
  await county.organizations.withdrawRating({ id, version: 1, on: '2025-01-01', reason: '取消' })
  const again = await preview(lines)
  expect(again.counts).toEqual({ unchanged: 1 })
  expect(again.rows[0]?.problems.map(({ text }) => text)).toEqual(['这次评定已被取消,不采用'])
})

test('what is exported is imported again without a change', async () => {
  const code = newCode('12')
  const { id, version } = await county.organizations.register({
    ...{ code, name: '往返学院', kind: 'college', level: 'prefecture', division: '420304', foundedOn: '2001-09-01' },
    ...{ authority: '市委编办', representative: '张三', address: '人民路 1 号', contact: '李四', remark: '往返' },
  })
  await county.organizations.rate({ id, version, grade: 2, ratedOn: '2020-01-01', validTo: '2021-01-01' })
  for (const format of ['xlsx', 'csv'] as const) {
    const { job } = await county.organizations.export({ format })
    const { content, rows } = await exported(office, county, job)
    const found = await begun(office, county, format === 'csv' ? content.toString() : content)
    const again = await checked(county, found)
    expect(again.counts).toEqual({ unchanged: rows.length })
  }
})

test('of whoever has several places each row names its own, by name or by code', async () => {
  const both = atOrganizations(office.as(COUNTY, '/42/4203/420302/'))
  const codes = [newCode(), newCode(), newCode()]
  const found = await preview(
    [
      '统一社会信用代码,单位名称,建档行政区划,行政区划代码',
      `${codes[0]},无地社工中心,,`,
      `${codes[1]},有名社工中心,茅箭区,`,
      `${codes[2]},有码社工中心,,420304000000`,
    ],
    both,
  )
  expect(found.counts).toEqual({ create: 2, error: 1 })
  expect(found.rows[0]?.problems.some(({ text }) => text === '请填写建档行政区划')).toBe(true)
  await applied(both, found)
  expect([(await of(codes[1] ?? ''))?.division, (await of(codes[2] ?? ''))?.division]).toEqual(['420302', '420304'])
})

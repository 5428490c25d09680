import { buffer } from 'node:stream/consumers'
import { DomainError } from '@zhanwang/kernel/errors'
import { shownText } from '@zhanwang/kernel/sheet'
import { sweepLedgerImports } from '@zhanwang/persistence/ledger-import-sweep'
import { openSpreadsheet } from '@zhanwang/spreadsheet/open-spreadsheet'
import { badStationLedger } from '@zhanwang/testkit/station-ledger-file'
import { describe, expect, it } from 'vitest'
import { allRows, applied, begun, COUNTY, checked, importOffice, reached, stationsOf, TODAY } from './import-office.ts'
import { publishChecklist } from './inspections.ts'
import { csvLedger, mended, stationsAndRooms } from './ledger-files.ts'

describe('a place that has published its checklist', () => {
  it('takes over what hung its plaque before; what did so since goes through acceptance', async () => {
    await using office = await importOffice({ townships: 2 })
    const clerk = office.as(COUNTY)
    await publishChecklist(clerk, '420304', {}, '2022-03-01')
    const [before = '', after = ''] = office.townships
    const of = (town: string, plaque: string) => csvLedger([town], { 挂牌时间: plaque }).split('\n')
    const lines = [...of(before, '2022-02-28'), ...of(after, '2022-03-01').slice(1)]
    const preview = await checked(clerk, await begun(office, clerk, lines.join('\n')))
    const rows = await allRows(clerk, preview.id)
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'error'])
    expect(rows[1]?.problems.map(({ text }) => text)).toEqual([
      '2022-03-01 起该地已按“三统一”验收,此后挂牌的站点须经验收:请按筹建登记(不填挂牌时间),再办理验收',
    ])
    await applied(clerk, preview)
    expect((await stationsOf(office)).map(({ status }) => status)).toEqual(['operating'])
  })
})

describe('a bad ledger', () => {
  it('is previewed with each problem at its cell, and only its good rows are taken over', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const ledger = await badStationLedger({ county: '郧阳区', townships: office.townships, village: '甲家村' })
    const read = await begun(office, clerk, ledger.content)
    expect(read.layout).toEqual({ sheet: ledger.sheet, headerFrom: ledger.headerFrom, headerTo: ledger.headerTo })
    const preview = await checked(clerk, read)
    const rows = await allRows(clerk, preview.id)
    for (const fault of ledger.faults) {
      const problems = rows.find(({ row }) => row === fault.row)?.problems ?? []
      expect
        .soft(problems, `${fault.cell} ${fault.what}`)
        .toContainEqual(expect.objectContaining({ cell: fault.cell, severity: fault.severity }))
    }
    const of = (...outcomes: string[]) => rows.filter(({ outcome }) => outcomes.includes(outcome)).map(({ row }) => row)
    expect(of('create')).toEqual(ledger.goodRows)
    expect(of('ignored')).toEqual(expect.arrayContaining([...ledger.ignoredRows]))
    expect(of('error')).toEqual(
      [...ledger.faultyRows, ledger.unknownPlaceRow, ...ledger.duplicates.keys()].sort((a, b) => a - b),
    )
    expect(preview.hasRemainder).toBe(true)
    await applied(clerk, preview)
    expect(await stationsOf(office)).toHaveLength(ledger.goodRows.length)
  })

  it('comes back as a file of the faulty rows that, mended and sent again, brings in the rest under the same columns', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const ledger = await badStationLedger({ county: '郧阳区', townships: office.townships, village: '甲家村' })
    const preview = await checked(clerk, await begun(office, clerk, ledger.content))
    await applied(clerk, preview)
    const before = await stationsOf(office)

    const remainder = await clerk.stationImports.remainder({ id: preview.id })
    const content = await buffer(await office.parts.files.read(remainder.id))
    const rows = await rowsOf(content)
    const faulty = await allRows(clerk, preview.id, ['error'])
    expect(rows).toHaveLength(faulty.length + 1)
    expect(rows[0]?.[0]).toBe('问题')
    rows.slice(1).forEach((cells, index) => {
      for (const problem of faulty[index]?.problems ?? []) {
        if (problem.severity === 'error') expect(cells[0]).toContain(problem.text)
      }
    })
    const repaired = await mended(content, { 挂牌时间: '2022-05-01', '独立/合署': '独立', '面积(平方米)': 66 })
    const again = await begun(office, clerk, repaired)
    expect(again.columns.filter(({ key }) => key !== null).every(({ by }) => by === 'kept')).toBe(true)
    const second = await checked(clerk, again)
    await applied(clerk, second)
    const after = await stationsOf(office)
    expect(after.length).toBe(before.length + (second.counts.create ?? 0))
    expect(second.counts.create).toBeGreaterThan(4)
  })
})

describe('a ledger', () => {
  it('sent a second time changes nothing and cannot be taken over', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const content = csvLedger(office.townships.slice(0, 5))
    await applied(clerk, await checked(clerk, await begun(office, clerk, content)))
    const stations = await stationsOf(office)
    const again = await checked(clerk, await begun(office, clerk, content))
    expect(again.counts).toEqual({ unchanged: 5 })
    await expect(clerk.stationImports.apply({ id: again.id, version: again.version })).rejects.toThrow(
      'import-nothing-to-do',
    )
    expect(await stationsOf(office)).toEqual(stations)
  })

  it('begins to operate on the day of its plaque, is audited and told once, and keeps its founding', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const content = [
      '县,乡镇,村,站名,类型,设立日期,挂牌时间,地址,面积,独立/合署,运营方式',
      `郧阳区,${office.townships[0]},甲家村,甲家村社工室,社工室,,2022-04-01,,,独立,`,
      `郧阳区,${office.townships[0]},,${office.townships[0]}社工站,社工站,2021-12-01,2022-03-01,人民路1号,85,独立,直聘`,
      `郧阳区,${office.townships[1]},,${office.townships[1]}社工站,社工站,2023-01-05,,,,,`,
    ].join('\n')
    const done = await applied(clerk, await checked(clerk, await begun(office, clerk, content)))
    expect(done.counts).toEqual({ create: 3 })
    const rows = await allRows(clerk, done.id)
    const [room, station, preparing] = await Promise.all(
      rows.map(({ code }) => office.as().stations.get({ code: code ?? '' })),
    )
    expect(station?.station).toMatchObject({
      status: 'operating',
      statusSince: '2022-03-01',
      foundedOn: '2021-12-01',
      plaqueOn: '2022-03-01',
      mode: 'direct',
      version: 2,
    })
    expect(room?.station).toMatchObject({ status: 'operating', foundedOn: '2022-04-01', parent: station?.station.code })
    expect(preparing?.station).toMatchObject({
      status: 'preparing',
      foundedOn: '2023-01-05',
      plaqueOn: null,
      version: 1,
    })
    const history = await office.as().stations.history({ code: station?.station.code ?? '' })
    expect(history.rows.map(({ aspect, on, status }) => [aspect, on, status])).toEqual(
      expect.arrayContaining([
        ['status', '2021-12-01', 'preparing'],
        ['status', '2022-03-01', 'operating'],
      ]),
    )
    const audited = await office.db.read
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_type', '=', 'station')
      .execute()
    expect(audited).toHaveLength(3)
    expect(audited.every(({ actor_name, cause }) => actor_name === '张经办' && cause?.startsWith('job '))).toBe(true)
    const told = await office.db.read
      .selectFrom('outbox')
      .select('type')
      .where('type', '=', 'station-changed')
      .execute()
    expect(told).toHaveLength(3)
  })

  it('leaves what is recorded otherwise, or updates it from a day on, as the clerk says', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const [town = ''] = office.townships
    await applied(clerk, await checked(clerk, await begun(office, clerk, csvLedger([town]))))
    const changed = csvLedger([town], { 面积: '120', 电话: '0719-1' })
    const kept = await checked(clerk, await begun(office, clerk, changed))
    expect(kept.counts).toEqual({ kept: 1 })
    const [row] = await allRows(clerk, kept.id)
    expect(row?.changes).toEqual([
      { key: 'phone', before: '', after: '0719-1' },
      { key: 'areaM2', before: '80', after: '120' },
    ])
    const update = await checked(clerk, kept, { onExisting: 'update', asOf: '2023-06-01' })
    expect(update.counts).toEqual({ update: 1 })
    await applied(clerk, update)
    const { station } = await office.as().stations.get({ code: row?.code ?? '' })
    expect(station).toMatchObject({ phone: '0719-1', premises: { areaM2: 120 }, version: 4 })
    const again = await checked(clerk, await begun(office, clerk, changed))
    expect(again.counts).toEqual({ unchanged: 1 })
  })

  it('does not tell a place outside the scope from one that is not there', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const content = csvLedger(['外边镇', '没有镇', office.townships[0] ?? ''], {}, '')
    const { id, counts } = await checked(clerk, await begun(office, clerk, content))
    expect(counts).toEqual({ error: 2, create: 1 })
    const texts = (await allRows(clerk, id, ['error'])).flatMap(({ problems }) => problems.map(({ text }) => text))
    expect(texts).toEqual(['“外边镇”不在您的管辖范围,或没有这个地方', '“没有镇”不在您的管辖范围,或没有这个地方'])
  })

  it('with hostile headers, sheet names and cells is read as text and nothing more', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const town = office.townships[0] ?? ''
    const header = '乡镇,站名,挂牌时间,独立/合署,备注,__proto__,constructor,"=HYPERLINK(""x"")"'
    const content = `${header}\n${town},${town}社工站,2022-03-01,独立,"'; DROP TABLE station; --<script>",a,b,c`
    const read = await begun(office, clerk, content)
    const preview = await checked(clerk, read)
    const [row] = await allRows(clerk, preview.id)
    expect(row?.outcome, JSON.stringify(row?.problems)).toBe('create')
    const done = await applied(clerk, preview)
    expect(done.counts).toEqual({ create: 1 })
    await expect(
      clerk.stationImports.relayout({
        id: done.id,
        version: done.version,
        layout: { sheet: '../x', headerFrom: 1, headerTo: 1 },
      }),
    ).rejects.toThrow(DomainError)
  })

  it('without a table ends the import with the reason, and nothing else', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const { ticket } = await office.upload('空.csv', ' \n \n')
    const { id } = await clerk.stationImports.begin({ file: ticket })
    expect((await reached(clerk, id, 'failed')).problem).toBe('文件里没有找到表格,请确认台账在文件中')
    await expect(clerk.stationImports.begin({ file: ticket })).rejects.toThrow('import-begun-already')
    expect((await clerk.stationImports.list({})).rows).toHaveLength(1)
  })

  it('is read again under the sheet and header that the clerk names, and keeps the columns that were chosen', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const town = office.townships[0] ?? ''
    const content = `甲,乙,丙,丁\n镇,点,挂,独\n${town},${town}社工站,2022-03-01,独立`
    const read = await begun(office, clerk, content)
    await clerk.stationImports.relayout({
      id: read.id,
      version: read.version,
      layout: { sheet: read.sheets[0]?.name ?? '', headerFrom: 2, headerTo: 2 },
    })
    const again = await reached(clerk, read.id, 'mapping')
    expect(again.columns.map(({ header }) => header)).toEqual(['镇', '点', '挂', '独'])
    const request = { id: again.id, version: again.version, asOf: TODAY }
    const columns = ['township', 'name', 'plaqueOn', 'premises'].map((key, index) => ({ column: index + 1, key }))
    await expect(clerk.stationImports.check({ ...request, columns: columns.slice(2) })).rejects.toThrow(
      'import-column-missing',
    )
    const twice = columns.map(({ column }) => ({ column, key: 'name' }))
    await expect(clerk.stationImports.check({ ...request, columns: twice })).rejects.toThrow('import-column-twice')
    const preview = await checked(clerk, again, { columns })
    expect(preview.counts).toEqual({ create: 1 })
    const next = await begun(
      office,
      office.clerk('account-2', COUNTY),
      content.slice(content.indexOf('\n') + 1),
      'account-2',
    )
    expect(next.columns.map(({ key, by }) => [key, by])).toEqual(columns.map(({ key }) => [key, 'kept']))
  })

  it('is another account’s business only', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const other = office.clerk('account-2', COUNTY)
    const { id, version } = await begun(office, clerk, csvLedger(office.townships.slice(0, 1)))
    await expect(other.stationImports.get({ id })).rejects.toThrow('not-found')
    await expect(other.stationImports.rows({ id })).rejects.toThrow('not-found')
    await expect(other.stationImports.check({ id, version, columns: [], asOf: TODAY })).rejects.toThrow('not-found')
    await expect(other.stationImports.cancel({ id })).rejects.toThrow('not-found')
    expect((await other.stationImports.list({})).rows).toEqual([])
    expect((await clerk.stationImports.list({})).rows.map((found) => found.id)).toEqual([id])
  })
})

describe('two at once', () => {
  it('imports of the same file by two clerks make no doubles', async () => {
    await using office = await importOffice()
    const clerks = [office.clerk('account-1', COUNTY), office.clerk('account-2', COUNTY)]
    const content = csvLedger(office.townships)
    const previews = await Promise.all(
      clerks.map(async (clerk, index) => checked(clerk, await begun(office, clerk, content, `account-${index + 1}`))),
    )
    expect(previews.map(({ counts }) => counts)).toEqual([{ create: 19 }, { create: 19 }])
    const done = await Promise.all(
      previews.map(async (preview, index) => applied(clerks[index] ?? office.as(), preview)),
    )
    expect(done.map(({ counts }) => counts)).toEqual(expect.arrayContaining([{ create: 19 }, { unchanged: 19 }]))
    const stations = await stationsOf(office)
    expect(stations).toHaveLength(19)
    expect(new Set(stations.map(({ version }) => version))).toEqual(new Set([2]))
  })

  it('a second taking over of one import is refused as stale', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const { id, version } = await checked(clerk, await begun(office, clerk, csvLedger(office.townships.slice(0, 3))))
    const answers = await Promise.allSettled([
      clerk.stationImports.apply({ id, version }),
      clerk.stationImports.apply({ id, version }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await reached(clerk, id, 'applied')
    await expect(clerk.stationImports.apply({ id, version })).rejects.toThrow('stale')
    expect(await stationsOf(office)).toHaveLength(3)
  })

  it('a record made after the check sends the import back to it with the row marked, and nothing half-imported', async () => {
    await using office = await importOffice()
    const clerk = office.as(COUNTY)
    const towns = office.townships.slice(0, 3)
    const preview = await checked(clerk, await begun(office, clerk, csvLedger(towns)))
    await office.as().stations.found({
      kind: 'station',
      name: '别的社工站',
      division: '420304101',
      hostType: 'town',
      foundedOn: '2022-01-01',
    })
    await clerk.stationImports.apply({ id: preview.id, version: preview.version })
    const back = await reached(clerk, preview.id, 'checked')
    expect(back.problem).toContain('核对之后系统里的数据有变化')
    expect(back.counts).toEqual({ create: 2, kept: 1 })
    const [marked] = await allRows(clerk, preview.id, ['kept'])
    expect(marked?.problems.map(({ text }) => text)).toContain('核对之后数据有变化,原为“新增”')
    expect(await stationsOf(office)).toHaveLength(1)
    await applied(clerk, back)
    expect(await stationsOf(office)).toHaveLength(3)
  })
})

it('its rows go 30 days after its end, and one that nobody finishes is cancelled by then', async () => {
  await using office = await importOffice()
  const clerk = office.as(COUNTY)
  const done = await applied(
    clerk,
    await checked(clerk, await begun(office, clerk, csvLedger(office.townships.slice(0, 2)))),
  )
  const open = await begun(office, clerk, csvLedger(office.townships.slice(2, 4)))
  await office.db.upkeep((db) => sweepLedgerImports(db))
  expect(await allRows(clerk, done.id)).toHaveLength(2)

  const later = new Date(Date.now() + 31 * 86_400_000)
  await office.db.upkeep((db) => sweepLedgerImports(db, later))
  expect(await allRows(clerk, done.id)).toEqual([])
  expect((await clerk.stationImports.get({ id: done.id })).import).toMatchObject({
    state: 'applied',
    counts: { create: 2 },
  })
  expect((await clerk.stationImports.get({ id: open.id })).import.state).toBe('cancelled')
})

it('a row of 3,000 costs no more than one of 500 to check and take over, whatever else runs', async () => {
  await using office = await importOffice({ townships: 200, villages: 19 })
  const clerk = office.as(COUNTY)
  /** Milliseconds of this process for a row: beside others a clock says how busy they are. */
  const costOf = async (townships: readonly string[]) => {
    const rows = townships.length * 20
    const content = stationsAndRooms(townships, 19)
    const before = process.cpuUsage()
    const preview = await checked(clerk, await begun(office, clerk, content))
    expect(preview.counts).toEqual({ create: rows })
    await applied(clerk, preview)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e3 / rows
  }
  const [cold, few, many] = [
    await costOf(office.townships.slice(0, 25)),
    await costOf(office.townships.slice(25, 50)),
    await costOf(office.townships.slice(50)),
  ]
  expect(await stationsOf(office)).toHaveLength(4_000)
  console.log(`import of a row: ${[cold, few, many].map((ms) => ms.toFixed(2)).join(', ')} ms of this process`)
  // It costs two thirds: what a file costs as a whole is shared by more. How long 10,000 take alone is for the bench (`import-csv-10000`).
  expect(many).toBeLessThan(1.2 * few)
}, 120_000)

async function rowsOf(content: Buffer): Promise<string[][]> {
  await using book = await openSpreadsheet(content, 'xlsx')
  const rows: string[][] = []
  for await (const { cells } of book.rows(book.sheets[0]?.name ?? '')) rows.push(cells.map(shownText))
  return rows
}

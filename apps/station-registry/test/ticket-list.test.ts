import type { TicketNumber } from '@zhanwang/domain-station-registry/ticket'
import { encodeCursor } from '@zhanwang/persistence/keyset'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exported, jobsOf } from './export-office.ts'
import { type PaperOffice, paperOffice, TOWN } from './papers.ts'

let office: PaperOffice
/** What each ticket is, by its number. */
const names = new Map<TicketNumber, string>()

beforeAll(async () => {
  office = await paperOffice()
  const { town, county, prefecture, station, other } = office
  const township = { level: 'township' } as const
  const raise = async (name: string, more: object, by = county) => {
    const issue = { source: 'meeting', kind: 'staffing', problem: name, owner: township, ...more } as const
    const { number } = await by.tickets.raise(issue)
    names.set(number, name)
    return number
  }
  const solve = (number: TicketNumber) => town.tickets.solve({ number, version: 1, measures: `办理:${number}` })
  await raise('到期在后', { station, dueOn: '2026-08-01' })
  await raise('今天到期', { station: other, dueOn: '2026-06-30', source: 'hotline' })
  await raise('久已逾期', { station, raisedOn: '2026-05-01', dueOn: '2026-05-20', kind: 'funds' })
  await raise('刚逾期', { division: '420304101', raisedOn: '2026-06-01', dueOn: '2026-06-29', owner: null })
  const closedEarlier = await raise('先办结', { station, raisedOn: '2026-05-01' })
  const closedLater = await raise('后办结', { station, raisedOn: '2026-05-01' })
  await solve(await raise('待确认', { station, raisedOn: '2026-06-01', dueOn: '2026-06-10' }))
  await raise('市级督办', { division: '4203', owner: { level: 'prefecture' }, dueOn: '2026-09-01' }, prefecture)
  for (const [number, day] of [
    [closedEarlier, '2026-06-28'],
    [closedLater, '2026-06-29'],
  ] as const) {
    office.clock.now = new Date(`${day}T10:00:00+08:00`)
    await solve(number)
    await county.tickets.confirm({ number, version: 2 })
  }
  office.clock.now = new Date('2026-06-30T10:00:00+08:00')
})
afterAll(() => office?.[Symbol.asyncDispose]())

type ListInput = Parameters<PaperOffice['county']['tickets']['list']>[0]

async function listed(input: ListInput, who = office.county): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = []
  let cursor: string | undefined
  do {
    const page = await who.tickets.list({ limit: 2, ...input, ...(cursor !== undefined && { cursor }) })
    found.push(...page.rows.map(({ number }) => names.get(number)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}

test('overdue ones come first, then by deadline, then what awaits confirmation, then closed ones from the newest on', async () => {
  const order = ['久已逾期', '刚逾期', '今天到期', '到期在后', '待确认', '后办结', '先办结']
  expect(await listed({})).toEqual(order)
  expect(await listed({ division: '420304' }, office.prefecture)).toEqual(order)
  expect(await listed({ division: '4203', status: ['assigned'] }, office.prefecture)).toContain('市级督办')
  const { rows } = await office.county.tickets.list({})
  expect(rows.filter(({ overdue }) => overdue).map(({ number }) => names.get(number))).toEqual(['久已逾期', '刚逾期'])
})

test('each filter finds what it names and nothing else', async () => {
  const { station, county } = office
  expect(await listed({ overdue: true })).toEqual(['久已逾期', '刚逾期'])
  expect(await listed({ overdue: false, status: ['open', 'assigned'] })).toEqual(['今天到期', '到期在后'])
  expect(await listed({ status: ['open'] })).toEqual(['刚逾期'])
  expect(await listed({ kind: ['funds'] })).toEqual(['久已逾期'])
  expect(await listed({ source: ['hotline'] })).toEqual(['今天到期'])
  expect(await listed({ station, overdue: true })).toEqual(['久已逾期'])
  expect(await listed({ ownerLevel: ['prefecture'] }, office.prefecture)).toEqual(['市级督办'])
  expect(await listed({ raisedBy: county.id, status: ['solved'] })).toEqual(['待确认'])
  expect(await listed({ raisedBy: office.prefecture.id })).toEqual([])
  expect(await listed({ text: '办结' })).toEqual(['后办结', '先办结'])
  expect(await listed({ text: '青曲' })).toEqual(['今天到期'])
  expect(await listed({ text: 'wt-420304-2026-0001' })).toEqual(['到期在后'])
  expect(await listed({ text: '100%_\\' })).toEqual([])
})

test('a township sees what is its own and nothing of its neighbour', async () => {
  const found = await listed({}, office.person('李民政', TOWN))
  expect(found).not.toContain('今天到期')
  expect(found).toContain('久已逾期')
})

test('a cursor that no page gave is an error of the caller', async () => {
  const { tickets } = office.county
  for (const cursor of ['x', encodeCursor([1e300, 'x']), encodeCursor([1]), encodeCursor(['1', 'x'])])
    await expect(tickets.list({ cursor })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('the ledger has every ticket of the filter in words, overdue first, with measures', async () => {
  await using _jobs = jobsOf(office.registry)
  const { job } = await office.county.tickets.export({ division: '420304' })
  const clerk = office.registry.clerk(office.county.id)
  const { rows, at, file } = await exported(office.registry, clerk, job)
  expect(file.name).toMatch(/^问题单台账-郧阳区-\d{8}\.xlsx$/)
  expect(rows.map((row) => at(row, '问题'))).toHaveLength(7)
  const [first = []] = rows
  expect(at(first, '问题')).toBe('久已逾期')
  expect(
    ['县(市、区)', '乡镇(街道)', '来源', '问题类别', '承办', '办理期限', '状态'].map((key) => at(first, key)),
  ).toEqual(['郧阳区', '杨溪铺镇', '会议', '经费保障', '乡镇(街道)', '2026-05-20', '办理中'])
  const waiting = rows.find((row) => at(row, '问题') === '待确认') ?? []
  expect(at(waiting, '办理措施')).toMatch(/^办理:WT-420304-2026-/)
})

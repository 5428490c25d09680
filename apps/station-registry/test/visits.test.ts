import { buffer } from 'node:stream/consumers'
import { visitRecorded } from '@zhanwang/domain-station-registry/events'
import { newId } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exported, jobsOf } from './export-office.ts'
import { type PaperOffice, paperOffice, proof, TOWN } from './papers.ts'

let office: PaperOffice
beforeAll(async () => {
  office = await paperOffice()
})
afterAll(() => office?.[Symbol.asyncDispose]())

const VISIT = { on: '2026-06-29', visitors: ['张经办', '王股长'], lookedAt: '场所、台账、人员在岗' }

/** A visit to both stations, with two findings, one of them a ticket, and a paper of each place. */
async function recordVisit() {
  const { county, registry, station, other } = office
  const papers = [proof(), proof()]
  const tickets = await Promise.all(papers.map((content) => registry.upload('现场.pdf', content, county.id)))
  const answer = await county.visits.record({
    ...VISIT,
    places: [{ station }, { station: other }],
    findings: [
      { place: 0, text: '制度未上墙', kind: 'system' },
      { place: 1, text: '仅 1 名社工在岗', kind: 'staffing', ticket: { owner: { level: 'township' } } },
    ],
    files: tickets.map(({ ticket }, place) => ({ place, title: `现场 ${place}`, file: ticket })),
  })
  return { ...answer, papers }
}

test('a visit is recorded with what was found, and a finding becomes a ticket that says where it came from', async () => {
  const { number, tickets, papers } = await recordVisit()
  expect(number).toMatch(/^DB-420304-2026-\d{4}$/)
  const { visit, findings, files } = await office.county.visits.get({ number })
  expect(visit).toMatchObject({ ...VISIT, recordedBy: '张经办' })
  expect(visit.places.map(({ station }) => station?.name)).toEqual(['杨溪铺镇社工站', '青曲镇社工站'])
  expect(findings).toEqual([
    { place: 0, text: '制度未上墙', kind: 'system', ticket: null },
    { place: 1, text: '仅 1 名社工在岗', kind: 'staffing', ticket: tickets[0] },
  ])
  const delivered = await office.county.visits.content({ id: files[1]?.id ?? newId() })
  expect(await buffer(await office.registry.parts.files.read(delivered.id))).toEqual(papers[1])
  const [raised = ''] = tickets
  const { ticket } = await office.county.tickets.get({ number: raised as (typeof tickets)[number] })
  expect(ticket).toMatchObject({
    source: 'visit',
    visit: number,
    raisedOn: '2026-06-29',
    problem: '仅 1 名社工在岗',
    station: { name: '青曲镇社工站' },
    status: 'assigned',
  })
  const told = await office.registry.db.read
    .selectFrom('outbox')
    .select('state')
    .where('type', '=', 'visit-recorded')
    .execute()
  expect(visitRecorded.state.parse(told[0]?.state)).toMatchObject({ number, findings: 2 })
})

test('a township sees of a visit its own place, and what was found and kept there', async () => {
  const { number } = await recordVisit()
  const whole = await office.county.visits.get({ number })
  const { visit, findings, files } = await office.town.visits.get({ number })
  expect(visit.places).toMatchObject([{ division: '420304101' }])
  expect(findings).toEqual([{ place: 0, text: '制度未上墙', kind: 'system', ticket: null }])
  expect(files.map(({ title }) => title)).toEqual(['现场 0'])
  const hidden = whole.files[1]?.id ?? newId()
  await expect(office.town.visits.content({ id: hidden })).rejects.toMatchObject({ code: 'not-found' })
  await expect(office.town.visits.thumbnail({ id: whole.files[0]?.id ?? newId() })).rejects.toMatchObject({
    code: 'not-found',
  })
  const neighbour = office.person('青曲民政', '/42/4203/420304/420304102/')
  expect((await neighbour.visits.get({ number })).findings).toMatchObject([{ text: '仅 1 名社工在岗', place: 0 }])
})

test('what lies outside the scope of who records it is not found, and nothing of the visit is kept', async () => {
  const before = (await office.prefecture.visits.list({})).rows.length
  const { station, other, town } = office
  await expect(town.visits.record({ ...VISIT, places: [{ station }, { station: other }] })).rejects.toMatchObject({
    code: 'not-found',
  })
  const beside = office.person('外区', '/42/4203/420302/')
  const { number } = (await office.county.visits.list({ limit: 1 })).rows[0] ?? {}
  if (number) await expect(beside.visits.get({ number })).rejects.toMatchObject({ code: 'not-found' })
  const two = office.person('两区', '/42/4203/420302/', TOWN)
  const apart = { ...VISIT, places: [{ station }, { division: '420302' }] }
  await expect(two.visits.record(apart)).rejects.toMatchObject({ details: { reason: 'visit-places-apart' } })
  expect((await office.prefecture.visits.list({})).rows).toHaveLength(before)
})

test('a visit that was recorded by mistake is struck once, by who recorded it or governs all of it, and its tickets stay', async () => {
  const { number, tickets } = await recordVisit()
  const { county, town, prefecture } = office
  expect((await county.visits.get({ number })).may).toEqual(['strike'])
  expect((await town.visits.get({ number })).may).toEqual([])
  await expect(town.visits.strike({ number, reason: '不对' })).rejects.toMatchObject({
    details: { reason: 'visit-not-yours' },
  })
  await expect(
    office.person('外区', '/42/4203/420302/').visits.strike({ number, reason: '越权' }),
  ).rejects.toMatchObject({
    code: 'not-found',
  })
  await county.visits.strike({ number, reason: '登记错了站点' })
  await expect(prefecture.visits.strike({ number, reason: '再次' })).rejects.toMatchObject({
    details: { reason: 'visit-struck' },
  })
  const { visit, may } = await county.visits.get({ number })
  expect(visit.struck).toEqual({ on: '2026-06-30', by: '张经办', reason: '登记错了站点' })
  expect(may).toEqual([])
  for (const ticket of tickets) expect((await county.tickets.get({ number: ticket })).ticket.status).toBe('assigned')
})

test('a finding that cannot be a ticket keeps the whole visit from being recorded', async () => {
  const { county, station } = office
  const before = (await county.visits.list({})).rows.length
  const finding = { place: 0, text: '经费不足', ticket: { owner: { level: 'village' as const } } }
  await expect(county.visits.record({ ...VISIT, places: [{ station }], findings: [finding] })).rejects.toMatchObject({
    details: { reason: 'ticket-owner-level' },
  })
  expect((await county.visits.list({})).rows).toHaveLength(before)
})

test('the list is newest first by pages, by station, days and words; its ledger says what was found', async () => {
  await using other = await paperOffice()
  const { county, station } = other
  const days = ['2026-06-01', '2026-06-29', '2026-05-01', '2026-06-01', '2026-06-15']
  for (const [index, on] of days.entries()) {
    await county.visits.record({
      ...VISIT,
      on,
      visitors: [index === 4 ? '赵科长' : '张经办'],
      places: [index === 2 ? { division: '420304' } : { station }],
      findings: [{ text: `问题${index}` }, { text: '另一问题', ticket: {} }],
    })
  }
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await county.visits.list({ limit: 2, ...(cursor !== undefined && { cursor }) })
    found.push(...page.rows.map(({ on }) => on))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(found).toEqual(days.toSorted().reverse())
  const listed = async (input: Parameters<typeof county.visits.list>[0]) =>
    (await county.visits.list(input)).rows.map(({ on }) => on)
  expect(await listed({ station })).toHaveLength(4)
  expect(await listed({ from: '2026-06-10', to: '2026-06-20' })).toEqual(['2026-06-15'])
  expect(await listed({ text: '赵科' })).toEqual(['2026-06-15'])
  expect(await listed({ division: '420304102' })).toEqual([])

  await using _jobs = jobsOf(other.registry)
  const { job } = await county.visits.export({ from: '2026-06-20' })
  const { rows, at } = await exported(other.registry, other.registry.clerk(county.id), job)
  expect(rows.map((row) => [at(row, '督办对象'), at(row, '发现问题'), at(row, '材料数')])).toEqual([
    ['杨溪铺镇社工站', '1. 问题1\n2. 另一问题', '0'],
  ])
})

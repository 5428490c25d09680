import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COUNTY, type PaperOffice, paperOffice, TOWN, todosOf } from './papers.ts'
import { row } from './registry.ts'

let office: PaperOffice
beforeEach(async () => {
  office = await paperOffice()
})
afterEach(() => office?.[Symbol.asyncDispose]())

const raise = () =>
  office.county.tickets.raise({
    source: 'meeting',
    kind: 'funds',
    problem: '运营经费未到位',
    station: office.station,
    owner: { level: 'township' },
  })
const steps = async (number: Awaited<ReturnType<typeof raise>>['number']) =>
  (await office.county.tickets.get({ number })).steps.map(({ step, on, escalatedTo }) => [step, on, escalatedTo])

test('a deadline that passes while the service is down is told when it is back: once, one level up, however late', async () => {
  // Due on 2026-07-14; the service is back weeks later.
  const { number } = await raise()
  await office.escalate('2026-08-20')
  await office.escalate('2026-08-20')
  expect(await steps(number)).toEqual([
    ['escalate', '2026-08-20', 'county'],
    ['raise', '2026-06-30', null],
  ])
  expect(await todosOf(office.registry, number)).toMatchObject([
    { kind: 'ticket.escalated', addressee: `ticket.handle ${COUNTY}` },
    { kind: 'ticket.handle', addressee: `ticket.handle ${TOWN}` },
  ])
  const { steps: whole } = await office.county.tickets.get({ number })
  expect(whole[0]).toMatchObject({ by: '', step: 'escalate' })
})

test('it goes up once a period and stops at the prefecture; a solution ends it', async () => {
  const { number } = await raise()
  for (const day of ['2026-07-14', '2026-07-15', '2026-07-16', '2026-07-21', '2026-07-22', '2026-07-23', '2026-09-30'])
    await office.escalate(day)
  expect((await steps(number)).filter(([step]) => step === 'escalate')).toEqual([
    ['escalate', '2026-07-22', 'prefecture'],
    ['escalate', '2026-07-15', 'county'],
  ])
  const { ticket } = await office.town.tickets.get({ number })
  await office.town.tickets.solve({ number, version: ticket.version, measures: '经费已拨付' })
  expect((await todosOf(office.registry, number)).map(({ kind }) => kind)).toEqual(['ticket.confirm'])
  await office.escalate('2026-12-01')
  expect((await steps(number))[0]?.[0]).toBe('solve')
})

test('what is not due yet, or was given more time, is not escalated', async () => {
  const { number } = await raise()
  await office.escalate('2026-07-15')
  await office.county.tickets.assign({ number, version: 2, owner: { level: 'township' }, dueOn: '2026-09-30' })
  expect((await office.county.tickets.get({ number })).ticket).toMatchObject({ escalatedTo: null, dueOn: '2026-09-30' })
  expect((await todosOf(office.registry, number)).map(({ kind }) => kind)).toEqual(['ticket.handle'])
  await office.escalate('2026-09-15')
  expect((await steps(number)).filter(([step]) => step === 'escalate')).toHaveLength(1)
})

test('local days off that an office laid down put the deadline and its escalation off', async () => {
  await office.prefecture.rules.publish({
    division: '4203',
    rule: {
      kind: 'local-holidays',
      value: {
        days: [
          { date: '2026-07-02', name: '市庆' },
          { date: '2026-07-16', name: '市庆' },
        ],
      },
    },
    sourceDocument: '十政发〔2026〕1号',
    validFrom: '2026-01-01',
  })
  const { number } = await raise()
  expect((await office.county.tickets.get({ number })).ticket.dueOn).toBe('2026-07-15')
  await office.escalate('2026-07-16')
  expect(await steps(number)).toHaveLength(1)
  await office.escalate('2026-07-17')
  expect((await steps(number))[0]).toEqual(['escalate', '2026-07-17', 'county'])
})

test('more overdue tickets than one look takes are all told', async () => {
  const { number } = await raise()
  const count = 450
  await office.registry.db.upkeep(async (db) => {
    await sql`
      INSERT INTO ticket (id, number, source, kind, problem, division_code, division_name, scope_path, raised_on,
        raised_by_id, raised_by, status, owner_level, due_on, version)
      SELECT overlay(overlay(gen_random_uuid()::text PLACING '7' FROM 15) PLACING 'a' FROM 20)::uuid,
        'WT-420304-2026-' || (1000 + n), source, kind, problem, division_code, division_name, scope_path, raised_on,
        raised_by_id, raised_by, status, owner_level, due_on, version
      FROM ticket, generate_series(1, ${count}) AS n WHERE number = ${number}`.execute(db)
  })
  await office.escalate('2026-07-15')
  const { told } = await office.registry.db.read
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll<number>().as('told'))
    .where('escalated_to', '=', 'county')
    .executeTakeFirstOrThrow()
  expect(told).toBe(count + 1)
})

test('the tickets of a township go with it to another county: its path, its owner, its to-dos; nothing is left behind', async () => {
  const { number } = await office.county.tickets.raise({
    source: 'meeting',
    kind: 'funds',
    problem: '运营经费未到位',
    station: office.station,
    owner: { level: 'county' },
  })
  const { number: visit } = await office.county.visits.record({
    on: '2026-06-29',
    visitors: ['张经办'],
    lookedAt: '场所与台账',
    places: [{ station: office.station }, { station: office.other }],
  })
  await office.registry.as().divisions.publishEdition({
    source: '区划调整',
    rows: [
      row('420304101', '杨溪铺镇', 'town', '420304', { validFrom: '2014-12-09', validTo: '2026-05-31' }),
      row('420304101', '杨溪铺镇', 'town', '420302', { validFrom: '2026-06-01' }),
      row('420304101001', '杨溪社区', 'community', '420304101', { validFrom: '2014-12-09' }),
    ],
  })
  await expect(office.county.tickets.get({ number })).rejects.toMatchObject({ code: 'not-found' })
  const taken = office.person('茅箭经办', '/42/4203/420302/')
  const { ticket } = await taken.tickets.get({ number })
  expect(ticket).toMatchObject({ number: 'WT-420304-2026-0001', scopePath: '/42/4203/420302/420304101/' })
  expect((await taken.tickets.list({})).rows.map((found) => found.number)).toEqual([number])
  expect(await todosOf(office.registry, number)).toMatchObject([
    { kind: 'ticket.handle', addressee: 'ticket.handle /42/4203/420302/' },
  ])
  await taken.tickets.solve({ number, version: ticket.version, measures: '已由茅箭区拨付' })
  // Each county sees of the visit what is in its own now.
  expect((await taken.visits.get({ number: visit })).visit.places).toMatchObject([{ division: '420304101' }])
  expect((await office.county.visits.get({ number: visit })).visit.places).toMatchObject([{ division: '420304102' }])
  expect((await office.prefecture.visits.get({ number: visit })).visit.places).toHaveLength(2)
})

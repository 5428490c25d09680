import { buffer } from 'node:stream/consumers'
import { ticketChanged } from '@zhanwang/domain-station-registry/events'
import { newId } from '@zhanwang/kernel/ids'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PaperOffice, paperOffice, proof, TOWN, todosOf } from './papers.ts'
import { asOwner, NOW } from './registry.ts'

let office: PaperOffice
beforeAll(async () => {
  office = await paperOffice()
})
afterAll(() => office?.[Symbol.asyncDispose]())

const ISSUE = { source: 'hotline', kind: 'premises', problem: '个案工作室被借作仓库' } as const
const township = { level: 'township' } as const
/** An issue about 杨溪铺镇's station, raised by its county for the township to solve. */
const raise = (more: object = {}) =>
  office.county.tickets.raise({ ...ISSUE, station: office.station, owner: township, ...more })

describe('the life of a ticket', () => {
  test('it is raised, assigned, solved with proof and confirmed; every step says who, when and until when', async () => {
    const { town, county, station, registry, clock } = office
    clock.now = NOW
    const raised = await county.tickets.raise({ ...ISSUE, station })
    expect(raised).toMatchObject({ number: 'WT-420304-2026-0001', status: 'open', version: 1 })
    const { number } = raised
    expect(await todosOf(registry, number)).toMatchObject([
      { kind: 'ticket.assign', addressee: 'ticket.handle /42/4203/420304/', due_on: '2026-07-14' },
    ])

    const assigned = await county.tickets.assign({
      number,
      version: 1,
      owner: { ...township, account: { id: town.id, name: town.name } },
      reason: '请尽快腾退',
    })
    expect(await todosOf(registry, number)).toMatchObject([{ kind: 'ticket.handle', addressee: town.id }])
    const content = proof()
    const { ticket } = await registry.upload('腾退.pdf', content, town.id)
    const solved = await town.tickets.solve({
      number,
      version: assigned.version,
      measures: '已清空并恢复使用',
      files: [ticket],
    })
    expect(await todosOf(registry, number)).toMatchObject([{ kind: 'ticket.confirm', addressee: county.id }])
    expect((await town.tickets.get({ number })).may).toEqual([])
    expect((await county.tickets.get({ number })).may).toEqual(['confirm', 'reopen'])
    await county.tickets.confirm({ number, version: solved.version })
    expect(await todosOf(registry, number)).toEqual([])

    const { ticket: closed, steps } = await town.tickets.get({ number })
    expect(closed).toMatchObject({
      status: 'confirmed',
      measures: '已清空并恢复使用',
      solvedBy: '李民政',
      solvedOn: '2026-06-30',
      closedOn: '2026-06-30',
      overdue: false,
      station: { code: station, name: '杨溪铺镇社工站' },
    })
    expect(steps.map(({ sequence, step, by, text }) => [sequence, step, by, text])).toEqual([
      [4, 'confirm', '张经办', ''],
      [3, 'solve', '李民政', '已清空并恢复使用'],
      [2, 'assign', '张经办', '请尽快腾退'],
      [1, 'raise', '张经办', ''],
    ])
    const [file] = steps[1]?.files ?? []
    const delivered = await county.tickets.content({ id: file?.id ?? newId() })
    expect(await buffer(await registry.parts.files.read(delivered.id))).toEqual(content)
    const told = await registry.db.read
      .selectFrom('outbox')
      .select('state')
      .where('type', '=', 'ticket-changed')
      .execute()
    expect(told.map(({ state }) => ticketChanged.state.parse(state).status)).toEqual([
      'open',
      'assigned',
      'solved',
      'confirmed',
    ])
  })

  test('nobody confirms their own solution, also not who raised it; then the office above is asked', async () => {
    const { town, county, registry } = office
    const { number } = await town.tickets.raise({ ...ISSUE, station: office.station, owner: township })
    const solved = await town.tickets.solve({ number, version: 1, measures: '自行解决' })
    await expect(town.tickets.confirm({ number, version: solved.version })).rejects.toMatchObject({
      details: { reason: 'ticket-own-solution' },
    })
    expect(await todosOf(registry, number)).toMatchObject([
      { kind: 'ticket.confirm', addressee: 'ticket.raise /42/4203/420304/', not_for: [town.id] },
    ])
    const colleague = office.person('赵同事', TOWN)
    await expect(colleague.tickets.confirm({ number, version: solved.version })).rejects.toMatchObject({
      details: { reason: 'ticket-not-judge' },
    })
    await county.tickets.confirm({ number, version: solved.version })
  })

  test('a solution that does not hold goes back with a reason and ten more working days', async () => {
    const { town, county, registry } = office
    const { number } = await raise()
    await town.tickets.solve({ number, version: 1, measures: '已办' })
    await county.tickets.reopen({ number, version: 2, reason: '现场查看,仍堆放杂物' })
    const { ticket, steps } = await county.tickets.get({ number })
    expect(ticket).toMatchObject({ status: 'assigned', dueOn: '2026-07-14', solvedBy: null, solvedOn: null })
    expect(steps.map(({ step, text }) => [step, text])).toContainEqual(['solve', '已办'])
    expect(await todosOf(registry, number)).toMatchObject([
      { kind: 'ticket.handle', addressee: 'ticket.handle /42/4203/420304/420304101/' },
    ])
    // Closed, it may come back too.
    await town.tickets.solve({ number, version: 3, measures: '再办' })
    await county.tickets.confirm({ number, version: 4 })
    expect(await county.tickets.reopen({ number, version: 5, reason: '再次出现' })).toMatchObject({
      status: 'assigned',
    })
  })

  test('a withdrawn ticket stands still, and nothing waits for anybody', async () => {
    const { county, town, registry } = office
    const { number } = await raise()
    await expect(town.tickets.withdraw({ number, version: 1, reason: '不归我们' })).rejects.toMatchObject({
      details: { reason: 'ticket-not-judge' },
    })
    await county.tickets.withdraw({ number, version: 1, reason: '重复提出' })
    expect(await todosOf(registry, number)).toEqual([])
    await expect(town.tickets.solve({ number, version: 2, measures: '已办' })).rejects.toMatchObject({
      details: { reason: 'ticket-step-not-allowed' },
    })
  })

  test('two people solve at once: one is told that somebody was faster, and there is one solution', async () => {
    const { number } = await raise()
    const people = [office.town, office.person('赵同事', TOWN)]
    const outcomes = await Promise.allSettled(
      people.map(({ name, tickets }) => tickets.solve({ number, version: 1, measures: `${name}办理` })),
    )
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(refused).toEqual(['stale'])
    const { steps } = await office.county.tickets.get({ number })
    expect(steps.filter(({ step }) => step === 'solve')).toHaveLength(1)
  })

  test('the same command sent twice has one effect, also with files whose upload is used up', async () => {
    const { number } = await raise()
    const { ticket } = await office.registry.upload('照片.pdf', proof(), office.town.id)
    const input = { number, version: 1, measures: '已办', files: [ticket] }
    const commandId = newId()
    const first = await office.town.tickets.solve(input, commandId)
    expect(await office.town.tickets.solve(input, commandId)).toEqual(first)
    const { number: another } = await raise()
    await expect(office.town.tickets.solve({ ...input, number: another })).rejects.toMatchObject({
      details: { reason: 'upload-used' },
    })
  })
})

describe('numbers and places', () => {
  test('tickets raised at once get numbers of their own, without a gap', async () => {
    const raised = await Promise.all(Array.from({ length: 8 }, () => raise()))
    const serials = raised.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b)
    expect(serials).toEqual(Array.from({ length: 8 }, (_, index) => (serials[0] ?? 0) + index))
  })

  test('it is about a station or a division, one of them', async () => {
    const { county, station } = office
    const neither = { details: { reason: 'ticket-place-missing' } }
    await expect(county.tickets.raise(ISSUE)).rejects.toMatchObject(neither)
    await expect(county.tickets.raise({ ...ISSUE, station, division: '420304' })).rejects.toMatchObject(neither)
    const { number } = await county.tickets.raise({ ...ISSUE, division: '420304' })
    expect((await county.tickets.get({ number })).ticket).toMatchObject({ station: null, divisionName: '郧阳区' })
  })

  test('what lies outside the scope is not found: place, ticket, file, step', async () => {
    const { registry, station } = office
    const { ticket } = await registry.upload('a.pdf', proof(), office.county.id)
    const { number } = await raise({ files: [ticket] })
    const [raised] = (await office.county.tickets.get({ number })).steps
    const id = raised?.files[0]?.id ?? newId()
    const beside = office.person('外区', '/42/4203/420302/')
    for (const refused of [
      () => beside.tickets.raise({ ...ISSUE, station }),
      () => beside.tickets.raise({ ...ISSUE, division: '420304' }),
      () => beside.tickets.get({ number }),
      () => beside.tickets.content({ id }),
      () => beside.tickets.thumbnail({ id }),
      () => beside.tickets.solve({ number, version: 1, measures: '越权' }),
      () => beside.tickets.withdraw({ number, version: 1, reason: '越权' }),
      () => beside.tickets.list({ division: '420304' }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'not-found' })
    expect((await beside.tickets.list({})).rows).toEqual([])
    await expect(office.county.tickets.thumbnail({ id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

test('the owner cannot put its own deadline off, and may hand the ticket up', async () => {
  const { town, county } = office
  const { number } = await raise()
  const later = { number, version: 1, owner: township, dueOn: '2026-08-31' }
  await expect(town.tickets.assign(later)).rejects.toMatchObject({ details: { reason: 'ticket-due-put-off' } })
  await town.tickets.assign({ number, version: 1, owner: { level: 'county' }, reason: '需区级协调经费' })
  await expect(town.tickets.solve({ number, version: 2, measures: '已办' })).rejects.toMatchObject({
    details: { reason: 'ticket-not-owner' },
  })
  await county.tickets.assign({ ...later, version: 2 })
  expect((await town.tickets.get({ number })).ticket).toMatchObject({
    dueOn: '2026-08-31',
    owner: { level: 'township' },
  })
})

test('of the history of tickets and visits the application may add and change nothing', async () => {
  const { rows } = await sql<{ table_name: string; rights: string[] }>`
    SELECT table_name, array_agg(DISTINCT privilege_type::text ORDER BY privilege_type::text) AS rights
    FROM information_schema.table_privileges
    WHERE grantee = current_user AND table_name IN ('ticket', 'ticket_step', 'ticket_file', 'visit_finding', 'visit_file')
    GROUP BY table_name`.execute(office.registry.db.read)
  expect(rows).toHaveLength(5)
  for (const { rights } of rows) expect(rights).toEqual(['INSERT', 'SELECT'])
})

test('the database itself refuses a state that contradicts itself', async () => {
  const { number } = await raise()
  const broken = (change: string) =>
    asOwner(office.registry, (owner) => owner.query(`UPDATE ticket SET ${change} WHERE number = $1`, [number]))
  for (const change of [
    `status = 'confirmed'`,
    `owner_level = NULL`,
    `due_on = raised_on - 1`,
    `source = 'visit'`,
    `escalated_to = 'county'`,
  ])
    await expect(broken(change), change).rejects.toMatchObject({ code: '23514' })
})

import type { StationCode } from '@zhanwang/domain-station-registry/station'
import { creditCodeCheckCharacter, organizationCodeCheckCharacter } from '@zhanwang/kernel/credit-code'
import { eventually } from '@zhanwang/testkit/eventually'
import { sql } from 'kysely'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { type Asker, aRoom, aStation, asOwner, operating, row, shiyan, type TestRegistry } from './registry.ts'

const SUBDISTRICT = '420381450'
const PLACE = { division: SUBDISTRICT }
const [VILLAGE, OTHER_VILLAGE] = ['420381450201', '420381450202']
const BEFORE = '/42/4203/420381/420381450/'
const AFTER = '/42/4203/4203L1/420381450/'
/** 武当山特区 takes 武当山街道 and its villages over from 丹江口市. */
const REORGANISATION = {
  source: '武当山特区',
  rows: [
    row('4203L1', '武当山特区', 'functional-county', '4203', { official: false, validFrom: '2020-01-01' }),
    row(SUBDISTRICT, '武当山街道', 'subdistrict', '420381', { validTo: '2019-12-31' }),
    row(SUBDISTRICT, '武当山街道', 'subdistrict', '4203L1', { validFrom: '2020-01-01' }),
  ],
}
const ISSUE = { source: 'hotline', kind: 'premises', problem: '个案工作室被借作仓库' } as const
const VISIT = { on: '2026-06-29', visitors: ['张经办'], lookedAt: '场所', findings: [], files: [] }
const DATED = { issuedOn: '2022-03-01', validFrom: '2022-04-01' } as const
const HEAD = { role: 'head', name: '演示人员甲', unit: '街道办事处', post: '主任' } as const

type Recording = (clerk: Asker, station: StationCode) => Promise<unknown>

/** Everything that can be recorded for a division, once in the subdistrict. */
const FOR_DIVISION: Readonly<Record<string, Recording>> = {
  station: (clerk) => clerk.stations.found(aRoom(VILLAGE)),
  application: (clerk) =>
    clerk.applications.submit({ kind: 'room', name: '金花树社工室', division: OTHER_VILLAGE, hostType: 'village' }),
  organization: (clerk) => {
    const own = 'MJ770001'
    const first17 = `52420381${own}${organizationCodeCheckCharacter(own)}`
    const code = first17 + creditCodeCheckCharacter(first17)
    return clerk.organizations.register({ ...PLACE, code, name: '武当社工中心', kind: 'agency', level: 'county' })
  },
  policy: (clerk) => clerk.policies.record({ ...PLACE, ...DATED, title: '社工站方案', kind: 'plan', issuer: '街道办' }),
  group: (clerk) =>
    clerk.leadingGroups.found({ ...PLACE, name: '社工站领导小组', foundedOn: '2021-06-01', members: [HEAD] }),
  rule: (clerk) =>
    clerk.rules.publish({
      ...PLACE,
      rule: { kind: 'local-holidays', value: { days: [{ date: '2026-07-01', name: '地方假日' }] } },
      sourceDocument: '放假通知',
      validFrom: '2022-01-01',
    }),
  ticket: (clerk) => clerk.tickets.raise({ ...ISSUE, ...PLACE }),
  visit: (clerk) => clerk.visits.record({ ...VISIT, places: [PLACE] }),
}
/** The same for the station that stands there. */
const FOR_STATION: Readonly<Record<string, Recording>> = {
  ticket: (clerk, station) => clerk.tickets.raise({ ...ISSUE, station }),
  visit: (clerk, station) => clerk.visits.record({ ...VISIT, places: [{ station }] }),
  inspection: (clerk, code) =>
    clerk.acceptance.beginReinspection({ code, on: '2026-06-29', selfCheck: true, reason: '年度复查' }),
}

async function wudang() {
  const registry = await shiyan()
  const all = registry.as()
  const villages = [
    row(VILLAGE, '元和观村', 'village', SUBDISTRICT),
    row(OTHER_VILLAGE, '金花树村', 'village', SUBDISTRICT),
  ]
  await all.divisions.publishEdition({ source: '村', rows: villages })
  const { code } = await operating(all, aStation(SUBDISTRICT, { hostType: 'subdistrict' }))
  return { registry, all, code }
}

/** Commands that have written everything but what they tell wait, until the work is done. */
async function whileNothingIsTold(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  await owner.query('BEGIN')
  await owner.query('LOCK TABLE outbox IN SHARE MODE')
  await work()
  await owner.query('COMMIT')
}

/** Commands that wait for a lock; asked outside the transaction that holds it, which would see one state of it only. */
async function waiting({ db }: TestRegistry, count: number): Promise<void> {
  await eventually(async () => {
    const { rows } = await sql`
      SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`.execute(db.read)
    return rows.length === count
  })
}

/** What lies under a path, by the tables that say where something lies. */
async function lyingUnder(owner: pg.Client, path: string): Promise<Record<string, number>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE column_name = 'scope_path' AND table_schema = 'public' AND table_type = 'BASE TABLE'
       AND table_name NOT IN ('audit_entry', 'outbox') ORDER BY 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await owner.query(`SELECT FROM ${name} WHERE scope_path LIKE $1`, [`${path}%`])
    if (rows.length > 0) counts[name] = rows.length
  }
  return counts
}

/** What is recorded, and how many rows then lie in the subdistrict. */
const WHAT = [
  [
    'a division',
    FOR_DIVISION,
    {
      ...{ division: 4, station: 2, approval: 1, station_application: 1, organization: 1, policy: 1, leading_group: 1 },
      ...{ jurisdiction_rule: 1, ticket: 1, visit: 1, visit_place: 1, todo: 2 },
    },
  ],
  ['a station', FOR_STATION, { division: 4, station: 1, ticket: 1, visit: 1, visit_place: 1, inspection: 1, todo: 2 }],
] as const

test.each(WHAT)(
  'what is recorded for %s while it is taken over lies where it then lies',
  async (_, recordings, rows) => {
    const { registry, all, code } = await wudang()
    await using _closed = registry
    const governor = registry.as('/42/4203/420381/')
    await asOwner(registry, async (owner) => {
      const done: Promise<unknown>[] = []
      let late: Promise<unknown> | undefined
      await whileNothingIsTold(owner, async () => {
        done.push(all.divisions.publishEdition(REORGANISATION))
        await waiting(registry, 1)
        for (const record of Object.values(recordings)) done.push(record(all, code))
        late = expect(governor.tickets.raise({ ...ISSUE, ...PLACE })).rejects.toMatchObject({ code: 'not-found' })
        await waiting(registry, 2 + Object.keys(recordings).length)
      })
      await Promise.all([...done, late])
      expect(await lyingUnder(owner, BEFORE)).toEqual({})
      expect(await lyingUnder(owner, AFTER)).toEqual(rows)
    })
  },
)

test.each(WHAT)('what was being recorded for %s when it was taken over goes along', async (_, recordings, rows) => {
  const { registry, all, code } = await wudang()
  await using _closed = registry
  await asOwner(registry, async (owner) => {
    const done: Promise<unknown>[] = []
    await whileNothingIsTold(owner, async () => {
      for (const record of Object.values(recordings)) done.push(record(all, code))
      await waiting(registry, Object.keys(recordings).length)
      done.push(all.divisions.publishEdition(REORGANISATION))
      await waiting(registry, 1 + Object.keys(recordings).length)
    })
    await Promise.all(done)
    expect(await lyingUnder(owner, BEFORE)).toEqual({})
    expect(await lyingUnder(owner, AFTER)).toEqual(rows)
  })
})

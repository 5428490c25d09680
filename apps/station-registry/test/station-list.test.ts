import type { StationSummary } from '@zhanwang/domain-station-registry/station'
import { EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import { type Migration, migrate } from '@zhanwang/persistence/migrator'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '../src/migrations/migrations.ts'
import { type StationFilter, stationListQuery } from '../src/stations/station-list-store.ts'
import { type Asker, aStation, shiyan, type TestRegistry } from './registry.ts'

const STATIONS = 10_000
let registry: TestRegistry
let all: Asker
let everything: StationSummary[]

/**
 * 10,000 rooms and stations over 200 made-up townships, written straight into the table: only the list reads them.
 * As a migration, because only the owner may ANALYZE.
 */
const fill: Migration = {
  name: 'test-fill',
  async up(db) {
    await sql`INSERT INTO station (id, code, kind, name, host_type, division_code, division_name, scope_path, status,
        status_since, founded_on, mode, mode_since, premises, premises_since, features, responsible, phone, provenance,
        remark, version)
      SELECT overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid, format('SR-4203%s%s-%s', to_char(place, 'FM00000'), to_char(n / 200 + 1, 'FM000'), '01'),
        CASE WHEN n % 7 = 0 THEN 'station' ELSE 'room' END, format('第%s社工室', n), 'village',
        format('4203%s', to_char(place, 'FM00000')), '某镇', format('/42/4203/4203%s/4203%s/', to_char(place / 1000, 'FM00'),
          to_char(place, 'FM00000')),
        (ARRAY['closed', 'preparing', 'suspended'])[CASE WHEN n % 7 = 0 THEN 0 ELSE n % 3 END + 1], '2022-01-01',
        '2022-01-01', CASE WHEN n % 4 = 0 THEN 'agency' END, CASE WHEN n % 4 = 0 THEN date '2022-01-01' END,
        CASE WHEN n % 2 = 0 THEN '{"type": "independent", "sharedWith": "", "address": "", "areaM2": null, "caseRooms": 0,
          "groupRooms": 0, "longitude": null, "latitude": null}'::jsonb END,
        CASE WHEN n % 2 = 0 THEN date '2022-01-01' END, '[]', '[]', '', 'demonstration', '', 1
      FROM (SELECT n, n % 200 * 36 + 1 AS place FROM generate_series(1, ${sql.lit(STATIONS)}) AS n) AS made`.execute(db)
    await sql`ANALYZE station`.execute(db)
  },
}

beforeAll(async () => {
  registry = await shiyan()
  const { ownerUrl, appRole } = registry.server
  await migrate({ ownerUrl, appRole, migrations: [...migrations, fill] })
  all = registry.as()
  everything = await pages({ limit: 200 })
})
afterAll(() => registry[Symbol.asyncDispose]())

type ListInput = Parameters<Asker['stations']['list']>[0]

async function pages(input: ListInput, asker = all): Promise<StationSummary[]> {
  const rows: StationSummary[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await asker.stations.list({ ...input, cursor })
    rows.push(...page.rows)
    if (!page.next) return rows
    cursor = page.next
  }
}

test('the pages of a list hold every row once, in the order of place and code', () => {
  const keys = everything.map(({ scopePath, code }) => `${scopePath} ${code}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toEqual(keys.toSorted())
  expect(keys.length).toBe(STATIONS)
})

test('filters and scopes find what a plain search through all rows finds', async () => {
  const paths = [...new Set(everything.map(({ scopePath }) => scopePath))]
  const scope = fc.constantFrom(...paths, ...paths.map((path) => path.replace(/[^/]+\/$/, '')))
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(scope, { minLength: 1, maxLength: 3 }),
      fc.record(
        {
          kind: fc.constantFrom(['room'] as const, ['station', 'hub'] as const),
          status: fc.constantFrom(['closed'] as const, ['preparing', 'suspended'] as const),
          mode: fc.constant(['agency'] as const),
          premises: fc.constantFrom('independent' as const, 'shared' as const),
          text: fc.constantFrom('第1', '社工室', 'SR-4203', '%', '_', 'sr-420307'),
          division: fc.constantFrom('42', '4203'),
        },
        { requiredKeys: [] },
      ),
      async (scopes, filter) => {
        const expected = everything.filter(
          (station) =>
            scopes.some((path) => station.scopePath.startsWith(path)) &&
            (!filter.kind || filter.kind.some((kind) => kind === station.kind)) &&
            (!filter.status || filter.status.some((status) => status === station.status)) &&
            (!filter.mode || station.mode === 'agency') &&
            (!filter.premises || station.premises?.type === filter.premises) &&
            (!filter.text || station.name.includes(filter.text) || station.code.startsWith(filter.text.toUpperCase())),
        )
        const { kind, status, mode, ...plain } = filter
        const input = {
          ...plain,
          ...(kind && { kind: [...kind] }),
          ...(status && { status: [...status] }),
          ...(mode && { mode: [...mode] }),
        }
        const found = await pages({ ...input, limit: 200 }, registry.as(...scopes))
        expect(found.map(({ code }) => code)).toEqual(expected.map(({ code }) => code))
      },
    ),
    { numRuns: 25 },
  )
})

test('a township clerk’s page is one range of the scope index, without a scan of the table', async () => {
  const scope = ScopePath.parse('/42/4203/420307/420307165/')
  const plan = await explain({ scopes: [scope], limit: 50 })
  expect(plan).toContain('station_scope')
  expect(plan).toContain(`(scope_path >= '${scope}'::text) AND (scope_path < '/42/4203/420307/4203071650'::text)`)
  expect(plan).not.toContain('Seq Scan')
})

test('an administrator’s page in the middle of the list is read in order from the scope index, without sorting', async () => {
  const middle = everything[STATIONS / 2]
  const plan = await explain({ scopes: [EVERYWHERE], limit: 50, after: middle && [middle.scopePath, middle.code] })
  expect(plan).toContain('Index Scan using station_scope')
  expect(plan).not.toMatch(/Seq Scan|Sort/)
})

async function explain(filter: StationFilter): Promise<string> {
  return JSON.stringify(await stationListQuery(registry.db.read, filter).explain('text'))
}

test('a cursor that was not made by the list is invalid input', async () => {
  await expect(all.stations.list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('200 full stations stay far below the size of a message', async () => {
  await using other = await shiyan()
  const everyone = other.as()
  const wide = (length: number) => '站'.repeat(length)
  await everyone.stations.found(
    aStation('420304101', {
      name: wide(60),
      premises: { type: 'shared', sharedWith: wide(100), address: wide(200) },
      features: Array.from({ length: 20 }, () => ({ kind: 'feature' as const, text: wide(100) })),
      responsible: Array.from({ length: 20 }, () => ({ duty: 'runs' as const, name: wide(50), title: wide(60) })),
      phone: '1'.repeat(30),
      remark: wide(500),
    }),
  )
  const { rows } = await everyone.stations.list({})
  expect(Buffer.byteLength(JSON.stringify(rows)) * 200).toBeLessThan(512 * 1024)
  expect(rows[0]).not.toHaveProperty('responsible')
  expect(rows[0]).not.toHaveProperty('phone')
})

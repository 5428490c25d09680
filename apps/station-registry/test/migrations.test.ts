import { migrate } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrations } from '../src/migrations/migrations.ts'
import { testRegistry } from './registry.ts'

const TABLES = [
  'division',
  'jurisdiction_rule',
  'population',
  'station',
  'station_above',
  'station_mode',
  'station_premises',
  'station_serial',
  'station_status',
]

test('the application may read and add, change only what may change, and delete nothing', async () => {
  await using registry = await testRegistry()
  const { rows } = await sql<{
    table: string
    select: boolean
    insert: boolean
    update: boolean
    delete: boolean
    truncate: boolean
    columns: string[] | null
  }>`
    SELECT name AS table, has_table_privilege(name, 'SELECT') AS select, has_table_privilege(name, 'INSERT') AS insert,
      has_table_privilege(name, 'UPDATE') AS update, has_table_privilege(name, 'DELETE') AS delete,
      has_table_privilege(name, 'TRUNCATE') AS truncate,
      (SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
        WHERE attrelid = name::regclass AND attnum > 0 AND has_column_privilege(name, attnum, 'UPDATE')) AS columns
    FROM unnest(${TABLES}::text[]) AS name`.execute(registry.db.read)
  for (const { table, columns, ...rights } of rows) {
    expect({ table, ...rights }).toEqual({
      table,
      select: true,
      insert: true,
      update: false,
      delete: false,
      truncate: false,
    })
  }
  const updatable = Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))
  expect(updatable).toMatchObject({
    station_status: ['valid'],
    station_premises: ['valid'],
    station_mode: ['valid'],
    station_above: ['valid'],
    station_serial: ['last'],
    population: ['registered', 'resident', 'source'],
    jurisdiction_rule: [
      'division_name',
      'division_until',
      'end_reason',
      'replaced_by',
      'scope_path',
      'until',
      'valid',
      'version',
    ],
  })
  for (const fixed of ['id', 'code', 'kind', 'division_code', 'founded_on', 'provenance']) {
    expect(updatable.station).not.toContain(fixed)
  }
  expect(updatable.division).not.toContain('code')
})

test('every table says in the database what it is for', async () => {
  await using registry = await testRegistry()
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND obj_description(oid, 'pg_class') IS NULL
      AND relname = ANY(${TABLES}::text[])`.execute(registry.db.read)
  expect(rows).toEqual([])
})

test('migrating a second time does nothing', async () => {
  await using registry = await testRegistry()
  const { ownerUrl, appRole } = registry.server
  expect(await migrate({ ownerUrl, appRole, migrations })).toEqual([])
})

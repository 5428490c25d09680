import { Actor } from '@zhanwang/kernel/actor'
import { openDatabase } from '@zhanwang/persistence/database'
import { migrate } from '@zhanwang/persistence/migrator'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { IDENTITY_MIGRATIONS } from '../src/identity/migrations/list.ts'
import type { IdentityTables } from '../src/identity/tables.ts'
import { countWaiting, waitingFor, waitingQuery } from '../src/identity/todos/todo-list-store.ts'

const PERMISSIONS = Array.from({ length: 50 }, (_, index) => `thing-${index}.decide`)

/** Somebody with 50 permissions over each of 20 counties: as many offices as anyone has. */
const busy = Actor.parse({
  kind: 'account',
  id: 'busy',
  name: '李忙',
  grants: Array.from({ length: 20 }, (_, county) => ({
    permissions: PERMISSIONS,
    scope: `/42/4203/4203${county + 10}/`,
  })),
})

interface Plan {
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
}

test('the list of an account with a thousand offices reads the same with 100,000 to-dos as with a thousand', async () => {
  await using server = await testDatabase()
  await migrate({ ownerUrl: server.ownerUrl, appRole: server.appRole, migrations: IDENTITY_MIGRATIONS })
  const db = openDatabase<IdentityTables>({ url: server.appUrl, name: 'test' })
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  const fill = async (from: number, to: number, county: (number: string) => string) => {
    await owner.query(`
      INSERT INTO todo (id, context, kind, weight, params, subject_type, subject_id, permission, place, not_for,
        opened_on, due_on, escalated, status, version)
      SELECT gen_random_uuid(), 'registry', 'thing', 'action', '{}', 'thing', n::text, 'thing-' || n % 50 || '.decide',
        '/42/4203/4203' || ${county('n')} || '/', '{}', date '2026-06-30', date '2026-06-30' + n % 400, false, 'open', 1
      FROM generate_series(${from}, ${to}) AS n`)
    await owner.query('VACUUM ANALYZE todo')
  }
  const read = async () => {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
      EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${waitingQuery(busy, undefined, 50)}`.execute(db.read)
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    expect(JSON.stringify(rows)).not.toContain('"Seq Scan"')
    return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
  }
  // 20 to-dos in each of their offices, and five times as many elsewhere.
  await fill(1, 20_000, (n) => `(10 + ${n} / 50 % 20)`)
  const before = await read()
  expect(await waitingFor(db.read, busy, undefined, 50)).toHaveLength(51)
  await fill(20_001, 120_000, (n) => `(30 + ${n} / 50 % 60)`)
  const after = await read()
  // A level more of the index for each office is what 100,000 others may cost.
  expect(after).toBeLessThan(before * 1.5)
  const counted = await countWaiting(db.read, busy)
  expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(1_001)
  await owner.end()
  await db.close()
}, 60_000)

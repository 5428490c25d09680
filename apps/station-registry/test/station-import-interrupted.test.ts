import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { eventually } from '@zhanwang/testkit/eventually'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { begun, COUNTY, checked, type ImportOffice, importOffice, reached, stationsOf } from './import-office.ts'
import { stationsAndRooms } from './ledger-files.ts'
import type { Asker } from './registry.ts'

const TOWNSHIPS = 100
const ROOMS = 19
const ROWS = TOWNSHIPS * (1 + ROOMS)

it('a process killed while it takes rows over leaves nothing, and the next one takes each over exactly once', async () => {
  await using office = await importOffice({ townships: TOWNSHIPS, villages: ROOMS })
  const clerk = office.as(COUNTY)
  const preview = await checked(clerk, await begun(office, clerk, stationsAndRooms(office.townships, ROOMS)))
  await office.stopJobs()

  const first = worker(office)
  await clerk.stationImports.apply({ id: preview.id, version: preview.version })
  await partlyDone(clerk, preview.id)
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect((await clerk.stationImports.get({ id: preview.id })).import.state).toBe('applying')
  expect(await stationsOf(office)).toEqual([])

  const second = worker(office)
  try {
    const done = await reached(clerk, preview.id, 'applied', 90_000)
    expect(done.counts).toEqual({ create: ROWS })
  } finally {
    second.kill('SIGKILL')
    await once(second, 'exit')
  }
  expect(await stationsOf(office)).toHaveLength(ROWS)
  const { read } = office.db
  const audited = await read.selectFrom('audit_entry').select('id').where('subject_type', '=', 'station').execute()
  const told = await read.selectFrom('outbox').select('id').where('type', '=', 'station-changed').execute()
  expect([audited.length, told.length]).toEqual([ROWS, ROWS])
}, 180_000)

it('an import cancelled while its rows are taken over leaves nothing of them', async () => {
  await using office = await importOffice({ townships: TOWNSHIPS, villages: ROOMS })
  const clerk = office.as(COUNTY)
  const preview = await checked(clerk, await begun(office, clerk, stationsAndRooms(office.townships, ROOMS)))
  await clerk.stationImports.apply({ id: preview.id, version: preview.version })
  await partlyDone(clerk, preview.id)
  const cancelled = await clerk.stationImports.cancel({ id: preview.id })
  expect(cancelled.state).toBe('cancelled')
  await eventually(async () => {
    const { rows: open } = await sql`SELECT FROM job WHERE state IN ('waiting', 'running')`.execute(office.db.read)
    return open.length === 0
  }, 30_000)
  expect(await stationsOf(office)).toEqual([])
  expect((await clerk.stationImports.rows({ id: preview.id })).rows).toEqual([])
  await expect(clerk.stationImports.cancel({ id: preview.id })).rejects.toThrow('import-step-not-allowed')
}, 120_000)

function worker({ server, filesDir }: ImportOffice): ChildProcess {
  return fork(new URL('import-worker.ts', import.meta.url), [server.appUrl, filesDir], { stdio: 'inherit' })
}

async function partlyDone(clerk: Asker, id: string): Promise<void> {
  await eventually(async () => {
    const { import: found } = await clerk.stationImports.get({ id })
    return found.state === 'applying' && found.done > 0
  }, 60_000)
}

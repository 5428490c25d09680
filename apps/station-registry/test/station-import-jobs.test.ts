import { newId } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import { ImportGoneOn } from '@zhanwang/ledgers/import-gone-on'
import { stepProgress } from '@zhanwang/ledgers/step-progress'
import type { JobRun } from '@zhanwang/persistence/jobs'
import { startJobs } from '@zhanwang/persistence/start-jobs'
import { eventually } from '@zhanwang/testkit/eventually'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import {
  allRows,
  applied,
  begun,
  COUNTY,
  checked,
  type ImportOffice,
  importOffice,
  reached,
  stationsOf,
} from './import-office.ts'
import { csvLedger } from './ledger-files.ts'
import { type Asker, asOwner } from './registry.ts'

/** The job of an import that has not ended. */
async function openJob(clerk: Asker) {
  return eventually(async () => (await clerk.jobs.list({})).rows.find(({ endedAt }) => endedAt === null))
}

it('whoever cancels the waiting job of an import under their tasks has cancelled the import', async () => {
  await using office = await importOffice()
  const clerk = office.as(COUNTY)
  await office.stopJobs()
  const { ticket } = await office.upload('台账.csv', csvLedger(office.townships.slice(0, 2)))
  const { id } = await clerk.stationImports.begin({ file: ticket })
  const job = await openJob(clerk)
  expect(await clerk.jobs.cancel({ id: job.id })).toMatchObject({ state: 'cancelled' })
  expect((await clerk.stationImports.get({ id })).import.state).toBe('reading')
  await using _jobs = office.startJobs()
  expect(await reached(clerk, id, 'cancelled')).toMatchObject({ counts: {}, hasRemainder: false, problem: null })
})

it('a check that is cancelled under the tasks leaves neither rows nor a file of faulty ones of the check before it', async () => {
  await using office = await importOffice()
  const clerk = office.as(COUNTY)
  const faulty = csvLedger(['没有镇', office.townships[0] ?? ''], {}, '')
  const first = await checked(clerk, await begun(office, clerk, faulty))
  expect(first.hasRemainder).toBe(true)
  await asOwner(office, async (owner) => {
    // Holds the check in the middle: what it looks up waits.
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE station IN ACCESS EXCLUSIVE MODE')
    await clerk.stationImports.check({ id: first.id, version: first.version, columns: [], asOf: first.asOf })
    const job = await openJob(clerk)
    await eventually(async () => (await clerk.jobs.get({ id: job.id })).job.state === 'running')
    await clerk.jobs.cancel({ id: job.id })
    await untilNextBeat(office, job.id)
    await owner.query('COMMIT')
  })
  expect(await reached(clerk, first.id, 'cancelled')).toMatchObject({ counts: {}, hasRemainder: false })
  expect(await allRows(clerk, first.id)).toEqual([])
})

it('an import whose taking over was given up, each run having died, can be taken over again', async () => {
  await using office = await importOffice()
  const clerk = office.as(COUNTY)
  const preview = await checked(clerk, await begun(office, clerk, csvLedger(office.townships.slice(0, 3))))
  await office.stopJobs()
  await clerk.stationImports.apply({ id: preview.id, version: preview.version })
  const job = await openJob(clerk)
  await asOwner(office, (owner) =>
    owner.query(`UPDATE job SET state = 'running', lease = $1, lease_until = now(), attempts = 5 WHERE id = $2`, [
      newId(),
      job.id,
    ]),
  )
  await using _jobs = office.startJobs()
  const back = await reached(clerk, preview.id, 'checked')
  expect(back.problem).toContain('中断')
  expect(await stationsOf(office)).toEqual([])
  await applied(clerk, back)
  expect(await stationsOf(office)).toHaveLength(3)
})

it('a run that was held up past its lease writes no row into the check of the run that took its job', async () => {
  await using office = await importOffice()
  const clerk = office.as(COUNTY)
  await office.stopJobs()
  const { ticket } = await office.upload('台账.csv', csvLedger(office.townships.slice(0, 2)))
  const { id, version } = await clerk.stationImports.begin({ file: ticket })
  const written: string[] = []
  const ends: unknown[] = []
  const { db, parts } = office
  const run = async (job: JobRun) => {
    const progress = stepProgress(parts, { id, version }, job)
    const write = (what: string) => progress.report(1, 2, async () => void written.push(what))
    await write('before')
    // Another process took it, and this one has not heard of that yet.
    await db.platformUpkeep((tx) => sql`UPDATE job SET lease = ${newId()} WHERE id = ${job.id}`.execute(tx))
    await write('after').catch((error: unknown) => ends.push(error))
    return {}
  }
  const running = startJobs({ db, kinds: [{ kind: 'stationImports.read', run }], notify: parts.notify, log: parts.log })
  await eventually(() => ends.length > 0)
  await running.stop()
  expect(ends).toEqual([new ImportGoneOn()])
  expect(written).toEqual(['before'])
})

it('the audit places what a clerk of several places imports and exports where these meet', async () => {
  await using office = await importOffice()
  const clerk = office.as(COUNTY, '/42/4203/420302/')
  const { id } = await begun(office, clerk, csvLedger(office.townships.slice(0, 1)))
  const { job } = await clerk.stations.export({})
  const audit = office.as('/42/4203/').audit
  for (const subject of [id, job]) {
    expect((await audit.search({ subject })).rows).toMatchObject([{ division: '4203' }])
    expect((await office.as(COUNTY).audit.search({ subject })).rows).toEqual([])
  }
  const everywhere = office.as(EVERYWHERE)
  const whole = await begun(office, everywhere, csvLedger(office.townships.slice(1, 2)))
  expect((await everywhere.audit.search({ subject: whole.id })).rows).toMatchObject([{ division: null }])
})

/** Until a run has told that it lives, and heard what it is to do. */
async function untilNextBeat({ db }: ImportOffice, job: string): Promise<void> {
  const lease = async () => {
    const row = await db.read.selectFrom('job').select('lease_until').where('id', '=', job).executeTakeFirst()
    return `${row?.lease_until}`
  }
  const told = await lease()
  await eventually(async () => (await lease()) !== told)
}

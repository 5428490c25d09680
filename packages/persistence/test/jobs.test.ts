import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import { openDatabase } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { jobHandlers } from '@zhanwang/persistence/job-handlers'
import type { JobKind, JobRun } from '@zhanwang/persistence/jobs'
import { startJobs } from '@zhanwang/persistence/start-jobs'
import { eventually } from '@zhanwang/testkit/eventually'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandCall, type Notes, type NoteTables, openNotes } from './notes.ts'

let notes: Notes
let jobs: ReturnType<typeof jobHandlers>
const told: string[] = []
const notify = (_account: string, _topic: string, key: string) => void told.push(key)
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const reasons = { 'too-odd': { zh: '{number} 太奇怪', en: '{number} is too odd' } }

beforeAll(async () => {
  notes = await openNotes()
  jobs = jobHandlers({ db: notes.database, notify, reasons })
})
afterAll(() => notes[Symbol.asyncDispose]())

function ask(
  kind: string,
  call: CommandCall = commandCall({}),
  fault?: Error,
  database: Pick<Notes['database'], 'command'> = notes.database,
): Promise<{ id: Uuid }> {
  return database.command(call, async (tx) => {
    const { id: accountId, name: accountName } = call.actor
    const request = {
      kind,
      input: { number: 3 },
      accountId,
      accountName,
      scopes: [EVERYWHERE],
      language: 'zh' as const,
    }
    const id = enqueueJob(tx, request)
    tx.audit({ subjectType: 'job', subjectId: id, scopePath: '/', division: null })
    if (fault) throw fault
    return { id }
  })
}

/** The same database as another process has it open. */
function openSecond() {
  const database = openDatabase<NoteTables>({ url: notes.names.appUrl, name: 'notes' })
  return { database, [Symbol.asyncDispose]: () => database.close() }
}

function start(kind: string, run: (job: JobRun) => ReturnType<JobKind['run']>) {
  const running = startJobs({ db: notes.database, kinds: [{ kind, run }], notify, log })
  return { ...running, [Symbol.asyncDispose]: () => running.stop() }
}

async function jobOf(id: Uuid) {
  return (await jobs.get({ id }, commandCall())).job
}

async function ended(id: Uuid) {
  return eventually(async () => {
    const job = await jobOf(id)
    return job.endedAt !== null && job
  }, 15_000)
}

/** Resolves when the run is made to stop. */
function stopped({ signal }: JobRun): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

test('a job begins once what asked for it is committed, and not when that is rolled back', async () => {
  const ran: string[] = []
  await using _running = start('commit', async (job) => {
    ran.push(job.id)
    job.progress(1, 2)
    job.progress(2)
    return {}
  })
  await expect(ask('commit', commandCall({}), new Error('no'))).rejects.toThrow('no')
  const { id } = await ask('commit')
  expect(await ended(id)).toMatchObject({ state: 'done', done: 2, total: 2, startedBy: '文员', problem: null })
  expect(ran).toEqual([id])
  expect(told).toContain(id)
})

test('a job begins at once: whoever has nothing to do is woken by the commit, on whatever connection it was', async () => {
  await using other = openSecond()
  const begun: number[] = []
  await using _running = start('prompt', async () => {
    begun.push(performance.now())
    return {}
  })
  // The first is found by looking, or heard of.
  await ended((await ask('prompt')).id)
  const waits: number[] = []
  for (let turn = 0; turn < 10; turn++) {
    const committed = await ask('prompt', commandCall({}), undefined, other.database).then(() => performance.now())
    await eventually(() => begun.length === turn + 2)
    waits.push((begun.at(-1) ?? 0) - committed)
  }
  // Who only looks once a second would take half of one on average, and never so little in all of ten turns.
  expect(Math.min(...waits)).toBeLessThan(250)
})

test('two processes share the work, and each job is done once', async () => {
  const ran: string[] = []
  const run = async ({ id }: JobRun) => {
    ran.push(id)
    return {}
  }
  await using _one = start('shared', run)
  await using _two = start('shared', run)
  const asked = await Promise.all(Array.from({ length: 20 }, () => ask('shared')))
  await Promise.all(asked.map(({ id }) => ended(id)))
  expect(ran.toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
})

test('a rule that stops a job is told in the words of its owner, and the job is not tried again', async () => {
  let runs = 0
  await using _running = start('odd', async () => {
    runs++
    throw new DomainError('rule-broken', { reason: 'too-odd', params: { number: 3 } })
  })
  const { id } = await ask('odd')
  expect(await ended(id)).toMatchObject({ state: 'failed', problem: '3 太奇怪' })
  expect(runs).toBe(1)
})

test('a passing fault is tried again', async () => {
  let runs = 0
  await using _running = start('passing', async () => {
    runs++
    if (runs === 1) throw new Error('the network broke')
    return {}
  })
  const { id } = await ask('passing')
  expect(await ended(id)).toMatchObject({ state: 'done' })
  expect(runs).toBe(2)
})

test('a job that fails each time is given up with its number after the fifth run', async () => {
  const lastOnes: boolean[] = []
  await using _running = start('hopeless', async ({ isLastAttempt }) => {
    lastOnes.push(isLastAttempt)
    throw new Error('always')
  })
  const { id } = await ask('hopeless')
  await eventually(async () => {
    // What the growing delays would take minutes for.
    await notes.owner.query(`UPDATE job SET run_after = now() WHERE state = 'waiting' AND kind = 'hopeless'`)
    return (await jobOf(id)).endedAt !== null
  }, 20_000)
  expect(await jobOf(id)).toMatchObject({ state: 'failed', problem: `系统出错,请报告此编号: ${id}` })
  expect(lastOnes).toEqual([false, false, false, false, true])
})

test('its owner stops a waiting job at once and a running one within seconds; nobody else can', async () => {
  const waiting = await ask('stop')
  const other = { ...commandCall(), actor: { ...commandCall().actor, id: 'someone-else' } }
  await expect(jobs.cancel({ id: waiting.id }, other)).rejects.toMatchObject({ code: 'not-found' })
  await expect(jobs.get({ id: waiting.id }, other)).rejects.toMatchObject({ code: 'not-found' })
  expect(await jobs.cancel({ id: waiting.id }, commandCall())).toMatchObject({ state: 'cancelled' })

  const reasonsGiven: unknown[] = []
  await using _running = start('stop', async (job) => {
    job.signal.addEventListener('abort', () => reasonsGiven.push(job.signal.reason))
    return stopped(job)
  })
  const { id } = await ask('stop')
  await eventually(async () => (await jobOf(id)).state === 'running')
  const call = commandCall({ id })
  expect(await jobs.cancel({ id }, call)).toMatchObject({ state: 'running' })
  expect(await ended(id)).toMatchObject({ state: 'cancelled', file: null })
  expect(reasonsGiven).toEqual(['cancelled'])
  expect(await jobOf(waiting.id)).toMatchObject({ state: 'cancelled' })
})

test('a service that stops puts its jobs back, and the next one does them, none of it counted as a failure', async () => {
  const first = start('moved', stopped)
  const { id } = await ask('moved')
  await eventually(async () => (await jobOf(id)).state === 'running')
  await first.stop()
  expect(await jobOf(id)).toMatchObject({ state: 'waiting' })
  const { rows } = await notes.owner.query('SELECT attempts FROM job WHERE id = $1', [id])
  expect(rows).toEqual([{ attempts: 0 }])
  await using _second = start('moved', async () => ({}))
  expect(await ended(id)).toMatchObject({ state: 'done' })
})

test.each(['stops', 'fails for a moment'])(
  'a job is cancelled also where its run %s before it hears of that',
  async (how) => {
    const kind = `unheard-${how}`
    const end = Promise.withResolvers<void>()
    const seen: string[] = []
    const run: JobKind['run'] = (job) =>
      Promise.race([stopped(job), end.promise.then(() => Promise.reject(new Error('passing')))])
    const ended = async (_db: unknown, { id, state }: { id: Uuid; state: string }) => void seen.push(`${id} ${state}`)
    const first = startJobs({ db: notes.database, kinds: [{ kind, run, ended }], notify, log })
    const { id } = await ask(kind)
    await eventually(async () => (await jobOf(id)).state === 'running')
    // As `cancel` does it, though in the middle between two signs of life.
    await notes.owner.query('UPDATE job SET cancel_asked = true WHERE id = $1', [id])
    end.resolve()
    await first.stop()
    expect(await jobOf(id)).toMatchObject({ state: 'cancelled', endedAt: expect.any(String) })
    await using _second = {
      [Symbol.asyncDispose]: startJobs({ db: notes.database, kinds: [{ kind, run, ended }], notify, log }).stop,
    }
    await eventually(() => seen.length > 0)
    expect(seen).toEqual([`${id} cancelled`])
  },
)

test('a run that has lost its lease is made to stop and can write nothing, neither an end nor a file', async () => {
  const reasonsGiven: unknown[] = []
  const file = { id: newId(), name: 'a.csv', type: 'text/csv', size: 1, digest: 'a'.repeat(64) }
  await using _running = start('lost', async (job) => {
    await stopped(job).catch((reason: unknown) => reasonsGiven.push(reason))
    return { file }
  })
  const { id } = await ask('lost')
  await eventually(async () => (await jobOf(id)).state === 'running')
  await notes.owner.query('UPDATE job SET lease = $1 WHERE id = $2', [newId(), id])
  await eventually(() => reasonsGiven.length > 0)
  expect(reasonsGiven).toEqual(['lost'])
  expect(await jobOf(id)).toMatchObject({ state: 'running' })
  const { rows } = await notes.owner.query('SELECT FROM stored_file WHERE id = $1', [file.id])
  expect(rows).toHaveLength(0)
})

test('what a job was for is seen to once when it ends without a run, and what cannot be seen to yet keeps nothing waiting', async () => {
  const seen: string[] = []
  const afterwards: string[] = []
  let isBroken = true
  const kind: JobKind = {
    kind: 'unrun',
    run: async () => ({}),
    async ended(db, job) {
      if (isBroken) throw new Error('not now')
      // On the transaction that marks it as seen to.
      const { rows } = await sql<{ unsettled: boolean }>`SELECT unsettled FROM job WHERE id = ${job.id}`.execute(db)
      seen.push(`${job.state} ${rows[0]?.unsettled} ${job.id} ${job.accountId}`)
      return () => void afterwards.push(job.id)
    },
  }
  const cancelled = await ask('unrun')
  await jobs.cancel({ id: cancelled.id }, commandCall({ cancelled }))
  const givenUp = await ask('unrun')
  await notes.owner.query(
    `UPDATE job SET state = 'running', lease = gen_random_uuid(), lease_until = now(), attempts = 5 WHERE id = $1`,
    [givenUp.id],
  )
  const one = startJobs({ db: notes.database, kinds: [kind], notify, log })
  const two = startJobs({ db: notes.database, kinds: [kind], notify, log })
  try {
    const another = await ask('unrun')
    expect(await ended(another.id)).toMatchObject({ state: 'done' })
    expect(await ended(givenUp.id)).toMatchObject({ state: 'failed' })
    isBroken = false
    await eventually(() => afterwards.length >= 2)
    // Both have looked again by then.
    await ended((await ask('unrun')).id)
  } finally {
    await Promise.all([one.stop(), two.stop()])
  }
  const account = commandCall().actor.id
  expect(seen.toSorted()).toEqual([
    `cancelled false ${cancelled.id} ${account}`,
    `failed false ${givenUp.id} ${account}`,
  ])
  expect(afterwards.toSorted()).toEqual([cancelled.id, givenUp.id].toSorted())
})

test('a run knows on a transaction whether the job is still its own, and keeps it from being taken until that ends', async () => {
  const held: boolean[] = []
  const steps = { first: Promise.withResolvers<void>(), second: Promise.withResolvers<void>() }
  await using _running = start('held', async (job) => {
    await notes.database.platformUpkeep(async (db) => {
      held.push(await job.holds(db))
      steps.first.resolve()
      await steps.second.promise
    })
    await notes.owner.query('UPDATE job SET lease = $1 WHERE id = $2', [newId(), job.id])
    held.push(await notes.database.platformUpkeep((db) => job.holds(db)))
    return {}
  })
  const { id } = await ask('held')
  await steps.first.promise
  await notes.owner.query(`SET lock_timeout = '200ms'`)
  await expect(notes.owner.query('UPDATE job SET lease = $1 WHERE id = $2', [newId(), id])).rejects.toThrow(
    'lock timeout',
  )
  await notes.owner.query('RESET lock_timeout')
  steps.second.resolve()
  await eventually(() => held.length === 2)
  expect(held).toEqual([true, false])
})

test('what a job made can be had until its time is over', async () => {
  const file = { id: newId(), name: '台账.csv', type: 'text/csv', size: 3, digest: 'b'.repeat(64) }
  await using _running = start('file', async () => ({ file }))
  const { id } = await ask('file')
  const done = await ended(id)
  expect(done.file).toEqual(file)
  expect(new Date(done.fileUntil ?? 0).getTime()).toBeGreaterThan(Date.now() + 6.9 * 86_400_000)
  expect(await jobs.file({ id }, commandCall())).toEqual(file)
  await notes.owner.query('UPDATE stored_file SET kept_until = now() WHERE id = $1', [file.id])
  expect(await jobOf(id)).toMatchObject({ state: 'done', file: null, fileUntil: null })
  await expect(jobs.file({ id }, commandCall())).rejects.toMatchObject({ code: 'not-found' })
})

test('my jobs are listed newest first, page by page, and nobody else sees them', async () => {
  const pages = async (call: CommandCall) => {
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await jobs.list({ cursor, limit: 7 }, call)
      found.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return found
  }
  const { rows } = await notes.owner.query<{ id: string }>('SELECT id FROM job ORDER BY id DESC')
  expect(await pages(commandCall())).toEqual(rows.map(({ id }) => id))
  const other = { ...commandCall(), actor: { ...commandCall().actor, id: 'someone-else' } }
  expect(await pages(other)).toEqual([])
})

test('rows of jobs that ended over 90 days ago are deleted', async () => {
  const { id } = await ask('old')
  await notes.owner.query(`UPDATE job SET state = 'done', ended_at = now() - interval '91 days' WHERE id = $1`, [id])
  await using _running = start('old', async () => ({}))
  await eventually(async () => {
    const { rows } = await notes.owner.query('SELECT FROM job WHERE id = $1', [id])
    return rows.length === 0
  })
})

import { fork } from 'node:child_process'
import { on, once } from 'node:events'
import type { DailyRun } from '@zhanwang/persistence/daily-runs'
import { dailyDay } from '@zhanwang/persistence/daily-runs'
import { startDailyRuns } from '@zhanwang/persistence/start-daily-runs'
import { fakeClock } from '@zhanwang/testkit/clock'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { numberedNotes } from './daily-notes.ts'
import { type Notes, openNotes } from './notes.ts'

let notes: Notes
let errors: object[]
beforeEach(async () => {
  notes = await openNotes()
  errors = []
})
afterEach(() => notes[Symbol.asyncDispose]())

const NOON = '2026-11-28T12:00:00+08:00'

function start(runs: readonly DailyRun[], now: () => Date) {
  const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => errors.push(fields) }
  const options = { db: notes.database, url: notes.names.appUrl, service: 'notes', runs, log, now }
  const running = startDailyRuns({ ...options, pollMs: 20, retryMs: 20 })
  return { ...running, [Symbol.asyncDispose]: () => running.stop() }
}

/** A run that keeps the days for which it was asked. */
function diary(name = 'diary', work: () => void = () => undefined) {
  const days: string[] = []
  const run: DailyRun = {
    name,
    async run({ today }) {
      days.push(today)
      work()
    },
  }
  return { run, days }
}

async function doneDays(name = 'diary'): Promise<string[]> {
  const rows = await notes.database.read
    .selectFrom('daily_run')
    .select('day')
    .where('name', '=', name)
    .where('done_at', 'is not', null)
    .orderBy('day')
    .execute()
  return rows.map(({ day }) => day)
}

async function noteCount(): Promise<number> {
  return (await notes.database.read.selectFrom('note').select('id').execute()).length
}

test('what was not done today is done at the start, once, however often one starts', async () => {
  const clock = fakeClock(NOON)
  const { run, days } = diary()
  for (const _ of [1, 2, 3]) {
    await using _running = start([run], clock.now)
    await eventually(async () => (await doneDays()).length === 1)
  }
  expect(days).toEqual(['2026-11-28'])
})

test('days on which everything was down are made up for by one run', async () => {
  const clock = fakeClock(NOON)
  const { run, days } = diary()
  {
    await using _before = start([run], clock.now)
    await eventually(async () => (await doneDays()).length === 1)
  }
  clock.set('2026-12-02T09:00:00+08:00')
  await using _after = start([run], clock.now)
  await eventually(async () => (await doneDays()).length === 2)
  expect(days).toEqual(['2026-11-28', '2026-12-02'])
})

test('the day begins at midnight in Shanghai, not in UTC', async () => {
  const clock = fakeClock('2026-11-28T15:59:59.999Z')
  const { run, days } = diary()
  await using _running = start([run], clock.now)
  await eventually(async () => (await doneDays()).length === 1)
  clock.advance(1)
  await eventually(async () => (await doneDays()).length === 2)
  clock.set('2026-11-29T15:59:59.999Z')
  clock.advance(1)
  await eventually(async () => (await doneDays()).length === 3)
  expect(days).toEqual(['2026-11-28', '2026-11-29', '2026-11-30'])
})

test('of several processes one does it', async () => {
  const clock = fakeClock(NOON)
  const { run, days } = diary()
  const ran = [1, 2, 3].map(() => start([run], clock.now))
  await eventually(async () => (await doneDays()).length === 1)
  clock.advance(86_400_000)
  await eventually(async () => (await doneDays()).length === 2)
  await Promise.all(ran.map((running) => running.stop()))
  expect(days).toEqual(['2026-11-28', '2026-11-29'])
})

test('a process killed in the middle: the next takes it up again, and nothing is done twice', async () => {
  const worker = fork(new URL('daily-run-worker.ts', import.meta.url), [notes.names.appUrl, NOON], { stdio: 'inherit' })
  const killed = once(worker, 'exit')
  for await (const [number] of on(worker, 'message', { close: ['exit'] })) if (number === 3) break
  worker.kill('SIGKILL')
  await killed
  expect(await noteCount()).toBe(3)
  expect(await doneDays('numbered-notes')).toEqual([])

  await using _next = start([numberedNotes(notes.database, 30, () => undefined)], () => new Date(NOON))
  await eventually(async () => (await doneDays('numbered-notes')).length === 1, 30_000)
  expect(await noteCount()).toBe(30)
  const events = await notes.database.read.selectFrom('outbox').select('id').execute()
  expect(events).toHaveLength(30)
  const { tries } = await notes.database.read.selectFrom('daily_run').select('tries').executeTakeFirstOrThrow()
  expect(tries).toBe(2)
}, 60_000)

test('a leader whose session is lost stops, and whoever leads then does the rest', async () => {
  let begun = 0
  const run: DailyRun = {
    name: 'diary',
    run: ({ signal }) => {
      begun++
      if (begun > 1) return Promise.resolve()
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    },
  }
  await using _running = start([run], fakeClock(NOON).now)
  await eventually(() => begun === 1)
  await notes.app.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'notes-daily'
     AND datname = current_database()`,
  )
  await eventually(async () => (await doneDays()).length === 1)
  expect(begun).toBe(2)
})

test('a run that fails is logged and tried again; the others do not wait for it', async () => {
  let left = 2
  const failing = diary('failing', () => {
    if (left-- > 0) throw new Error('the other office is closed')
  })
  const other = diary('other')
  await using _running = start([failing.run, other.run], fakeClock(NOON).now)
  await eventually(async () => (await doneDays('failing')).length === 1)
  expect(failing.days).toHaveLength(3)
  expect(other.days).toHaveLength(1)
  expect(errors).toMatchObject([
    { run: 'failing', day: '2026-11-28' },
    { run: 'failing', day: '2026-11-28' },
  ])
})

test('the day after a failing day does the rest, and nobody asks for the old one again', async () => {
  const clock = fakeClock(NOON)
  let broken = true
  const { run, days } = diary('diary', () => {
    if (broken) throw new Error('broken')
  })
  await using _running = start([run], clock.now)
  await eventually(() => days.length >= 2)
  broken = false
  clock.set('2026-11-29T00:00:00+08:00')
  await eventually(async () => (await doneDays()).includes('2026-11-29'))
  expect(days.filter((day) => day === '2026-11-29')).toHaveLength(1)
})

test('a clock that was far ahead and is set right loses no day, and one set back repeats none', async () => {
  const clock = fakeClock(NOON)
  const { run, days } = diary()
  await using _running = start([run], clock.now)
  for (const [index, instant] of [
    NOON,
    '2027-05-01T08:00:00+08:00',
    '2026-11-29T08:00:00+08:00',
    NOON,
    '2026-11-30T08:00:00+08:00',
  ].entries()) {
    clock.set(instant)
    const distinct = [1, 2, 3, 3, 4][index]
    await eventually(async () => (await doneDays()).length === distinct)
  }
  expect(days).toEqual(['2026-11-28', '2027-05-01', '2026-11-29', '2026-11-30'])
})

test('a service that stops makes its run stop and leaves the day to the next', async () => {
  let begun = 0
  const patient: DailyRun = {
    name: 'diary',
    run: ({ signal }) => {
      begun++
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    },
  }
  const running = start([patient], fakeClock(NOON).now)
  await eventually(() => begun === 1)
  await running.stop()
  expect(await doneDays()).toEqual([])
  expect(errors).toEqual([])
})

test('the same key on the same day of the same run is the same command, any other is another', () => {
  const id = (service: string, run: string, now: string, key: string) =>
    dailyDay({ service, run, now: new Date(now) }).call(key).commandId
  const one = id('registry', 'escalation', NOON, 'file/1')
  expect(id('registry', 'escalation', '2026-11-28T23:59:59+08:00', 'file/1')).toBe(one)
  const others = [
    id('registry', 'escalation', NOON, 'file/2'),
    id('registry', 'reminder', NOON, 'file/1'),
    id('log', 'escalation', NOON, 'file/1'),
    id('registry', 'escalation', '2026-11-29T00:00:00+08:00', 'file/1'),
  ]
  expect(new Set([one, ...others]).size).toBe(5)
})

test('two runs of one name are a mistake of the service', () => {
  const { run } = diary()
  expect(() => start([run, run], fakeClock(NOON).now)).toThrow('two daily runs, one name')
})

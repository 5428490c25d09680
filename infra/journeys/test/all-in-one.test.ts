import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning } from '@zhanwang/local-servers/running-process'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signedInAs } from '../src/matrix-people.ts'
import { type PlatformRun, startPlatform } from '../src/platform-run.ts'
import { villagesBelow } from '../src/villages.ts'

// A platform of its own, and the demonstration loaded into it.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 })

const home = mkdtempSync(join(tmpdir(), 'zhanwang-all-in-one-'))
let platform: PlatformRun

beforeAll(async () => {
  platform = await startPlatform(home, ['--one-process'])
})
afterAll(async () => {
  await platform.stop()
  rmSync(home, { recursive: true, force: true })
})

const pidOf = (name: string) => platform.readReady().processes.find((one) => one.name === name)?.pid

test('one process answers for every service, and the figures of the three places are the same', async () => {
  const programs = platform.ready.processes.map(({ name }) => name).sort()
  expect(programs).toEqual(['all-in-one', 'nats', 'postgres', 'supervisor', 'watchdog'])
  const officer = await signedInAs(platform.ready, 'honghe-officer')
  const rate = await officer.get('/indicators/independent-office-rate?division=5325&on=2022-12-31')
  expect(rate.body.reading).toMatchObject({ numerator: 128, denominator: 135 })
})

test('killed in the middle, it comes back with what was acknowledged, and does nothing twice', async () => {
  const officer = await signedInAs(platform.ready, 'shiyan-officer')
  const [village] = await villagesBelow(officer, '420323')
  const room = { kind: 'room', name: '单进程社工室', division: village, hostType: 'village', foundedOn: '2026-01-05' }
  const commandId = '0199c0de-0000-7000-8000-000000000001'
  const founded = await officer.post('/stations', room, commandId)
  expect(founded.status, JSON.stringify(founded.body)).toBe(200)

  const before = pidOf('all-in-one') ?? 0
  process.kill(before, 'SIGKILL')
  await eventually(() => pidOf('all-in-one') !== before && isRunning(pidOf('all-in-one') ?? 0))
  const again = await eventually(async () => {
    const answer = await officer.post('/stations', room, commandId).catch(() => undefined)
    return answer?.status === 200 ? answer : undefined
  })
  expect(again.body).toEqual(founded.body)
  const list = await officer.get(`/stations?division=${village}&text=${encodeURIComponent('单进程')}`)
  expect(list.body.rows).toHaveLength(1)
})

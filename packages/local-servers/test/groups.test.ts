import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startChild } from '../src/child.ts'
import { runWatched } from '../src/run-watched.ts'
import { isRunning } from '../src/running-process.ts'
import { startWatchdog } from '../src/watchdog.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanwang-groups-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A shell that starts a program of its own, as `node --run` does, and writes down its id. */
const SCRIPT = 'sleep 600 & echo $! > started.tmp; mv started.tmp started; wait'
const shell = () => ({
  name: 'shell',
  command: '/bin/sh',
  args: ['-c', SCRIPT],
  env: { PATH: '/usr/bin:/bin' },
  cwd: folder,
  logFile: join(folder, 'log'),
  stopSignal: 'SIGTERM' as const,
})

async function startedBelow(): Promise<number> {
  const file = join(folder, 'started')
  await vi.waitUntil(() => existsSync(file), { timeout: 10_000 })
  return Number(readFileSync(file, 'utf8'))
}

const untilGone = (pid: number) => vi.waitUntil(() => !isRunning(pid), { timeout: 10_000 })

test('a stop ends what the program started', async () => {
  const watchdog = startWatchdog()
  const child = startChild(shell(), watchdog)
  const below = await startedBelow()
  expect((await child.stop()).signal).toBe('SIGTERM')
  await untilGone(below)
  await watchdog.close()
})

test('a program that is killed leaves nothing behind that it started', async () => {
  const watchdog = startWatchdog()
  const child = startChild(shell(), watchdog)
  const below = await startedBelow()
  process.kill(child.pid ?? 0, 'SIGKILL')
  await child.exited
  await untilGone(below)
  await watchdog.close()
})

test('the watchdog ends what a watched program started', async () => {
  const watchdog = startWatchdog()
  startChild(shell(), watchdog)
  const below = await startedBelow()
  await watchdog.close()
  await untilGone(below)
})

test('a program whose starter is killed before the watchdog knows of it never begins', async () => {
  const starter = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/killed-in-spawn.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(starter, 'exit')
  starter.stdin.end(JSON.stringify(shell()))
  const pid = Number(await text(starter.stdout))
  expect(await exited).toEqual([null, 'SIGKILL'])
  expect(pid).toBeGreaterThan(0)
  await untilGone(pid)
  expect(existsSync(join(folder, 'started'))).toBe(false)
})

test('a run that is given up ends with what it started, and says why', async () => {
  const { command, args, env, cwd } = shell()
  const giveUp = new AbortController()
  const run = runWatched(command, args, { env, cwd, signal: giveUp.signal })
  const below = await startedBelow()
  giveUp.abort(new Error('given up'))
  await expect(run).rejects.toThrow('given up')
  await untilGone(below)
})

test('a run returns what the program printed, and throws with what it said when it fails', async () => {
  const env = { PATH: '/usr/bin:/bin' }
  expect(await runWatched('/bin/sh', ['-c', 'echo 42; echo beside >&2'], { env })).toBe('42\n')
  await expect(runWatched('/bin/sh', ['-c', 'echo no space left on device >&2; exit 3'], { env })).rejects.toThrow(
    /exit code 3.*\n.*no space left on device/,
  )
  await expect(runWatched(join(folder, 'none'), [], { env })).rejects.toThrow(/exit code 127.*\n.*none/)
})

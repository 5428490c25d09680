import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { eventually } from '@zhanwang/testkit/eventually'
import { expect, test } from 'vitest'

const FIXTURE = join(import.meta.dirname, 'process-fixture.ts')

function watch(child: ChildProcess) {
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  // Not 'close', which Node does not emit after a disconnect.
  const ended = once(child, 'exit')
  return {
    says: (text: string) => eventually(() => output.includes(text)),
    async ends(expected: number, text: string) {
      const [code] = await ended
      expect(code).toBe(expected)
      await eventually(() => output.includes(text))
    },
  }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} stops the service and ends the process with 0`, async () => {
    const child = spawn(process.execPath, [FIXTURE], { stdio: 'pipe' })
    const process_ = watch(child)
    await process_.says('running')
    child.kill(signal)
    await process_.ends(0, 'stopped')
  })
}

test('a process whose parent closes the IPC channel stops', async () => {
  const child = fork(FIXTURE, { silent: true, execArgv: [] })
  const process_ = watch(child)
  await process_.says('running')
  child.disconnect()
  await process_.ends(0, 'stopped')
})

test('a failed start and an unhandled rejection are logged as fatal and end the process with 1', async () => {
  for (const mode of ['no-start', 'rejects']) {
    const process_ = watch(spawn(process.execPath, [FIXTURE, mode], { stdio: 'pipe' }))
    await process_.ends(1, '"level":"fatal"')
  }
})

test('an idle process gives back the memory that its start left behind', async () => {
  const child = spawn(process.execPath, [FIXTURE, 'fills-memory'], { stdio: 'pipe' })
  const process_ = watch(child)
  await process_.says('holds much')
  await process_.says('holds little')
  child.kill('SIGTERM')
  await process_.ends(0, 'stopped')
})

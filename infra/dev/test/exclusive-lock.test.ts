import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holding, takeLock } from '../src/exclusive-lock.ts'

let folder: string
let starters: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanwang-lock-'))
  starters = []
})
afterEach(async () => {
  for (const starter of starters) await end(starter)
  rmSync(folder, { recursive: true, force: true })
})

async function starter(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'fixtures/take-lock.ts'))
  starters.push(child)
  await once(child, 'message')
  return child
}

async function ask(child: ChildProcess, lock: string): Promise<unknown> {
  const answer = once(child, 'message')
  child.send(lock)
  return (await answer)[0]
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

test('of several starters on one lock exactly one takes it, whether it is free, stale or an empty folder', async () => {
  const children = await Promise.all([starter(), starter(), starter(), starter()])
  for (let round = 0; round < 60; round++) {
    const lock = join(folder, `lock-${round}`)
    if (round % 3 > 0) mkdirSync(lock)
    // No process has this id on any system; the second kind's id is this process's, whose command line is another.
    if (round % 3 === 2) writeFileSync(join(lock, round % 2 ? '999999999.x.y' : `${process.pid}.x.y`), '')
    const answers = await Promise.all(children.map((child) => ask(child, lock)))
    const holder = children[answers.indexOf('taken')]?.pid
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['taken', holder]))
    expect(readdirSync(lock)).toHaveLength(1)
  }
  expect(readdirSync(folder).filter((name) => !/^lock-\d+$/.test(name))).toEqual([])
})

test('a lock whose holder is killed goes to the one that waits, and a released one leaves nothing behind', async () => {
  const lock = join(folder, 'lock')
  const holder = await starter()
  expect(await ask(holder, lock)).toBe('taken')
  expect(takeLock(lock)).toBe(holder.pid)
  const never = new AbortController().signal
  const waiting = holding(lock, never, async () => expect(readdirSync(lock)[0]).toMatch(`${process.pid}.`))
  await end(holder)
  await waiting
  expect(existsSync(lock)).toBe(false)
})

test('the waiting for a lock ends with its signal', async () => {
  const lock = join(folder, 'lock')
  await ask(await starter(), lock)
  const giveUp = new AbortController()
  const waiting = holding(lock, giveUp.signal, async () => expect.unreachable())
  giveUp.abort()
  await expect(waiting).rejects.toThrow(/abort/i)
})

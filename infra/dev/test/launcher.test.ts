import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const LAUNCHER = join(import.meta.dirname, '../../../zhanwang.mjs')
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhanwang-launcher-'))
  copyFileSync(LAUNCHER, join(root, 'zhanwang.mjs'))
  mkdirSync(join(root, '.toolchain/node_modules/.bin'), { recursive: true })
  const pnpm = /PNPM = '([\d.]+)'/.exec(readFileSync(LAUNCHER, 'utf8'))?.[1]
  writeFileSync(join(root, '.toolchain/installed'), `pnpm@${pnpm}`)
  mkdirSync(join(root, 'infra/dev/src'), { recursive: true })
  writeFileSync(join(root, 'infra/dev/src/start.ts'), `console.log('started')\n`)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** In the place of pnpm: what an installation does here. */
function installing(script: string) {
  const file = join(root, '.toolchain/node_modules/.bin/pnpm')
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

function launch(): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, 'zhanwang.mjs'), 'start'], { cwd: root })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

test('several starts of a fresh clone install once, also when a killed one left its lock', async () => {
  installing('echo begin >> runs; sleep 0.3; echo end >> runs; mkdir -p node_modules')
  mkdirSync(join(root, '.toolchain/installing'))
  writeFileSync(join(root, '.toolchain/installing/999999999.x'), '')
  const results = await Promise.all([launch(), launch(), launch(), launch()])
  for (const { code, output } of results) {
    expect(output).toContain('started')
    expect(code).toBe(0)
  }
  expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('begin\nend\n')
  expect(existsSync(join(root, '.toolchain/installing'))).toBe(false)
})

test('an empty lock, of this kind or as a file, holds nobody up', async () => {
  installing('mkdir -p node_modules')
  mkdirSync(join(root, '.toolchain/installing'))
  writeFileSync(join(root, '.toolchain/install.lock'), '')
  expect(await launch()).toMatchObject({ code: 0, output: expect.stringContaining('started') })
})

test('a full disk is told in one sentence, whether the installer says so or a file of ours can not be written', async () => {
  installing('echo "ENOSPC: no space left on device, write" >&2; exit 1')
  const told = await launch()
  expect(told).toMatchObject({ code: 1, output: expect.stringContaining('The disk is full') })
  expect(told.output).not.toMatch(/^\s+at /m)
  if (process.platform !== 'linux') return
  // Every write to this device fails with ENOSPC.
  installing('mkdir -p node_modules; ln -sf /dev/full node_modules/.zhanwang-installed')
  const own = await launch()
  expect(own).toMatchObject({ code: 1, output: expect.stringContaining('The disk is full') })
  expect(own.output).not.toMatch(/^\s+at /m)
})

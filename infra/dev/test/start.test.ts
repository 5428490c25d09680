import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { freePort } from '@zhanwang/local-servers/free-port'
import { isRunning } from '@zhanwang/local-servers/running-process'
import { eventually } from '@zhanwang/testkit/eventually'
import { expect, test, vi } from 'vitest'
import { readReady } from '../src/ready-file.ts'
import { fixturePlatform, pidOf, untilGone } from './fixture-platform.ts'

// Whole platforms come and go here, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 })

const get = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status

test('a start says where the platform is, keeps its data, and SIGTERM leaves no process behind', async () => {
  await using platform = fixturePlatform()
  const first = await platform.start()
  const ready = await first.untilReady()
  expect(ready).toMatchObject({ address: `http://127.0.0.1:${first.port}`, demonstration: true, apiKey: 'read-only' })
  expect(ready.accounts).toMatchObject([{ username: 'system', password: 'known' }])
  expect(ready.processes.map(({ name }) => name).sort()).toEqual(
    ['gateway', 'nats', 'postgres', 'registry', 'supervisor', 'watchdog'].sort(),
  )
  for (const file of ['ready.json', 'secrets.json', 'demonstration.json', 'lock.json']) {
    expect(statSync(join(first.home, file)).mode & 0o777, file).toBe(0o600)
  }
  expect(await get(first.port, '/readyz')).toBe(200)
  expect(await first.end('SIGTERM')).toBe(0)
  await untilGone(ready.processes)
  expect(existsSync(join(first.home, 'ready.json'))).toBe(false)
  expect(existsSync(join(first.home, 'lock.json'))).toBe(false)
  expect(existsSync(join(first.home, 'lock'))).toBe(false)

  const second = await platform.start({ port: first.port })
  expect((await second.untilReady()).accounts).toEqual(ready.accounts)
  expect(await second.end('SIGINT')).toBe(0)
})

test('a killed service and a killed server come back on their ports, and nothing is left after the stop', async () => {
  await using platform = fixturePlatform()
  const started = await platform.start()
  const ready = await started.untilReady()
  for (const name of ['registry', 'postgres', 'nats', 'watchdog']) {
    const before = pidOf(readReady(join(started.home, 'ready.json')) ?? ready, name)
    process.kill(before, 'SIGKILL')
    await eventually(() => {
      const now = readReady(join(started.home, 'ready.json'))
      return now !== undefined && pidOf(now, name) !== before && isRunning(pidOf(now, name))
    })
    await eventually(async () => (await get(started.port, '/readyz')) === 200)
  }
  const last = await eventually(() => readReady(join(started.home, 'ready.json')))
  expect(await started.end('SIGTERM')).toBe(0)
  await untilGone([...ready.processes, ...last.processes])
})

test('when the start itself is killed, all it started ends, and the next start is not hindered', async () => {
  await using platform = fixturePlatform()
  const killed = await platform.start()
  const ready = await killed.untilReady()
  await killed.end('SIGKILL')
  await untilGone(ready.processes)

  const next = await platform.start({ port: killed.port })
  await next.untilReady()
  expect(await next.end('SIGTERM')).toBe(0)
})

test('when start and watchdog are both killed, the next start ends what they left', async () => {
  await using platform = fixturePlatform()
  const killed = await platform.start()
  const ready = await killed.untilReady()
  // The start first: it would replace its watchdog. Stopped, the watchdog can't do its work before it is killed.
  process.kill(pidOf(ready, 'watchdog'), 'SIGSTOP')
  await killed.end('SIGKILL')
  process.kill(pidOf(ready, 'watchdog'), 'SIGKILL')
  expect(isRunning(pidOf(ready, 'postgres'))).toBe(true)

  const next = await platform.start({ port: killed.port })
  await next.untilReady()
  await untilGone(ready.processes)
  expect(await next.end('SIGTERM')).toBe(0)
})

test('a stop during the start leaves no process behind', async () => {
  await using platform = fixturePlatform()
  const started = await platform.start()
  const pidFile = join(started.home, 'postgres/postmaster.pid')
  // There and still empty for a moment.
  const postgres = await eventually(() => existsSync(pidFile) && Number.parseInt(readFileSync(pidFile, 'utf8'), 10))
  expect(await started.end('SIGTERM'), started.output()).toBe(0)
  expect(isRunning(postgres)).toBe(false)
  expect(existsSync(join(started.home, 'lock.json'))).toBe(false)
})

test('two homes run side by side, and a second start of one home is refused', async () => {
  await using platform = fixturePlatform()
  const [one, other] = await Promise.all([
    platform.start({ home: join(platform.root, 'one') }),
    platform.start({ home: join(platform.root, 'other') }),
  ])
  await Promise.all([one.untilReady(), other.untilReady()])
  expect(await get(one.port, '/readyz')).toBe(200)
  expect(await get(other.port, '/readyz')).toBe(200)

  const again = await platform.start({ home: one.home })
  expect(await again.exited).toBe(1)
  expect(again.output()).toContain(`is already run by process ${one.process.pid}`)
  expect(await get(one.port, '/readyz')).toBe(200)
})

test('an empty home shows its one-time passwords once, keeps no copy, and never becomes a demonstration', async () => {
  await using platform = fixturePlatform()
  const first = await platform.start({ options: ['--empty'] })
  expect(await first.untilReady()).toMatchObject({ demonstration: false, accounts: [] })
  await eventually(() => first.output().includes('once'))
  await first.end('SIGTERM')
  for (const file of readdirSync(first.home, { recursive: true, encoding: 'utf8' })) {
    if (file.startsWith('postgres/') || !statSync(join(first.home, file)).isFile()) continue
    expect(readFileSync(join(first.home, file), 'utf8'), file).not.toContain('"once"')
  }
  const second = await platform.start({ port: first.port })
  expect(await second.untilReady()).toMatchObject({ demonstration: false, accounts: [] })
  expect(second.output()).not.toContain('password')
})

test('a taken port, and a demonstration to be started empty, are refused in one sentence before anything starts', async () => {
  await using platform = fixturePlatform()
  const server = createServer()
  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })
  try {
    const started = await platform.start({ port })
    expect(await started.exited).toBe(1)
    expect(started.output()).toContain(`端口 ${port} 已被占用`)
    expect(started.output()).not.toMatch(/^\s+at /m)
    expect(existsSync(join(started.home, 'postgres'))).toBe(false)

    const demonstration = await platform.start()
    await demonstration.untilReady()
    await demonstration.end('SIGTERM')
    const empty = await platform.start({ options: ['--empty'] })
    expect(await empty.exited).toBe(1)
    expect(empty.output()).toContain('--home .zhanwang-empty')
  } finally {
    server.close()
  }
})

test('one-time passwords are shown as soon as they are made, so that a start killed before it is ready loses none', async () => {
  await using platform = fixturePlatform()
  const killed = await platform.start({ options: ['--empty'], env: { FIXTURE_NEVER_READY: 'true' } })
  await eventually(() => killed.output().includes('once'), 30_000)
  await eventually(() => readFileSync(join(killed.home, 'home.json'), 'utf8').includes('"accountsCreated": true'))
  await killed.end('SIGKILL')
  const next = await platform.start({ port: killed.port })
  await next.untilReady()
  expect(next.output()).not.toContain('once')
})

test.each([{ options: ['--empty'] }, { options: [] }])(
  'accounts whose passwords an interrupted start took with it are told in one sentence: $options',
  async ({ options }) => {
    await using platform = fixturePlatform()
    const started = await platform.start({ options, env: { FIXTURE_ACCOUNTS_MADE: 'true' } })
    expect(await started.exited).toBe(1)
    expect(started.output()).toContain('--home .zhanwang-new')
    expect(started.output()).not.toMatch(/^\s+at /m)
  },
)

test('of two homes started on one port at once one gets it, and the other says that it is taken', async () => {
  await using platform = fixturePlatform()
  const port = await freePort()
  const starts = await Promise.all(
    ['one', 'other'].map((name) => platform.start({ home: join(platform.root, name), port })),
  )
  const [lost, won] = await Promise.race(
    starts.map((start, index) => start.exited.then(() => [start, starts[1 - index]] as const)),
  )
  expect(await lost.exited).toBe(1)
  expect(lost.output()).toContain(`端口 ${port} 已被占用`)
  expect(lost.output()).not.toContain('站网已就绪')
  const ready = await won?.untilReady()
  expect(ready?.home).toBe(won?.home)
  expect(await get(port, '/readyz')).toBe(200)
})

test('a home in a folder of other things is refused and nothing is put there', async () => {
  await using platform = fixturePlatform()
  const started = await platform.start({ home: join(platform.root, 'apps') })
  expect(await started.exited).toBe(1)
  expect(started.output()).toContain('is no home of Zhanwang')
  expect(readdirSync(join(platform.root, 'apps')).sort()).toEqual(['gateway', 'registry'])
})

test('a stop while the console is built leaves no process of the build behind', async () => {
  await using platform = fixturePlatform()
  const console = join(platform.root, 'apps/console')
  mkdirSync(join(console, 'node_modules'), { recursive: true })
  writeFileSync(join(console, 'vite.config.ts'), '')
  // As a bundler does it: a child of the package's script, which does not end by itself.
  const scripts = { build: 'sleep 600 & echo $! > id.tmp; mv id.tmp id; wait' }
  writeFileSync(join(console, 'package.json'), JSON.stringify({ scripts }))
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const started = await platform.start()
    await eventually(() => existsSync(join(console, 'id')), 30_000)
    const pid = Number(readFileSync(join(console, 'id'), 'utf8'))
    rmSync(join(console, 'id'))
    expect(isRunning(pid)).toBe(true)
    await started.end(signal)
    await eventually(() => !isRunning(pid), 15_000)
  }
})

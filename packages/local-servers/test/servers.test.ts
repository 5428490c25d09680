import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'nats'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort, freePorts, isPortTaken } from '../src/free-port.ts'
import { natsServer, natsUrl } from '../src/nats-server.ts'
import { findNatsServer } from '../src/nats-server-binary.ts'
import { postgresServer } from '../src/postgres-server.ts'
import { isRunning } from '../src/running-process.ts'
import { type Server, ServerNotReady, startServer } from '../src/server.ts'
import { ensureServiceDatabase } from '../src/service-database.ts'
import { startWatchdog, type Watchdog } from '../src/watchdog.ts'

let folder: string
let watchdog: Watchdog
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanwang-servers-'))
  watchdog = startWatchdog()
})
afterEach(async () => {
  // Whatever a failed test left running ends with its watchdog.
  await watchdog.close()
  rmSync(folder, { recursive: true, force: true })
})

async function postgres(port?: number) {
  const options = {
    dataDir: join(folder, 'data'),
    password: 'secret',
    logFile: join(folder, 'postgres.log'),
    durable: false,
  }
  return postgresServer({ ...options, port: port ?? (await freePort()) })
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('Postgres keeps its data over a stop and a start on another port, sorts by code point and asks for a password', async () => {
  const first = await postgres()
  const child = await startServer(first, watchdog)
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS value')
  expect(await child.stop()).toEqual({ code: 0, signal: null })

  const second = await postgres()
  expect(second.url).not.toBe(first.url)
  const again = await startServer(second, watchdog)
  expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 1 }])
  expect(await query(second.url, `SELECT 'a' < 'B' AS language_order, '社' ~ '\\w' AS is_word`)).toEqual([
    { language_order: false, is_word: true },
  ])
  await expect(query(second.url.replace('secret', 'wrong'), 'SELECT 1')).rejects.toThrow(/password authentication/)
  await again.stop()
})

test('Postgres starts after a kill, and after a kill whose process id was given to another program', async () => {
  const server = await postgres()
  const killed = await startServer(server, watchdog)
  await query(server.url, 'CREATE TABLE kept AS SELECT 1 AS value')
  await killed.stop(0)
  const lock = join(folder, 'data/postmaster.pid')
  if (existsSync(lock)) {
    const [, ...rest] = readFileSync(lock, 'utf8').split('\n')
    writeFileSync(lock, [process.pid, ...rest].join('\n'))
  }
  const again = await startServer(server, watchdog)
  expect(await query(server.url, 'SELECT value FROM kept')).toEqual([{ value: 1 }])
  await again.stop()
})

test('a Postgres that ends while a database is made fails that call, not the process', async () => {
  const server = await postgres()
  const child = await startServer(server, watchdog)
  const holder = new pg.Client({ connectionString: server.url })
  holder.on('error', () => undefined)
  await holder.connect()
  await holder.query('BEGIN; CREATE ROLE notes_owner')
  const role = (name: string) => ({ name, password: 'secret' })
  const made = ensureServiceDatabase(server.url, { name: 'notes', owner: role('notes_owner'), app: role('notes_app') })
  const failed = expect(made).rejects.toThrow()
  const waits = `SELECT FROM pg_stat_activity WHERE application_name = 'zhanwang-setup' AND wait_event_type = 'Lock'`
  await expect.poll(() => query(server.url, waits), { timeout: 10_000 }).toHaveLength(1)
  // Killed, it says nothing before its connections break.
  process.kill(child.pid ?? 0, 'SIGKILL')
  await child.exited
  await failed
})

test('a lock file that names another running Postgres is left to Postgres to judge, and that one runs on', async () => {
  const running = await startServer(await postgres(), watchdog)
  const dataDir = join(folder, 'other')
  const other = await postgresServer({
    dataDir,
    port: await freePort(),
    password: 'secret',
    logFile: join(folder, 'other.log'),
    durable: false,
  })
  const lock = join(dataDir, 'postmaster.pid')
  writeFileSync(lock, `${running.pid}\n${dataDir}\n`)
  await other.prepare()
  expect(existsSync(lock)).toBe(true)
  expect(isRunning(running.pid ?? 0)).toBe(true)
  await running.stop()
})

test('a Postgres that a killed run left on this folder is ended before the next one starts', async () => {
  const left = await startServer(await postgres(), watchdog)
  const server = await postgres()
  const next = await startServer(server, watchdog)
  expect(left.hasExited()).toBe(true)
  expect(await query(server.url, 'SELECT 1 AS value')).toEqual([{ value: 1 }])
  await next.stop()
})

test('half a cluster, left by a killed first start, is not taken for one', async () => {
  const options = await postgres()
  expect(existsSync(join(folder, 'data/PG_VERSION'))).toBe(true)
  expect(existsSync(join(folder, 'data.unfinished'))).toBe(false)
  expect(existsSync(join(folder, 'data.password'))).toBe(false)
  await (await startServer(options, watchdog)).stop()
})

test('a server whose port is taken is reported with the last lines of its log', async () => {
  const one = await postgres()
  const running = await startServer(one, watchdog)
  const port = Number(new URL(one.url).port)
  expect(await isPortTaken(port)).toBe(true)
  const other = await postgresServer({
    dataDir: join(folder, 'other'),
    port,
    password: 'secret',
    logFile: join(folder, 'other.log'),
    durable: false,
  })
  const once: Server = { ...other, startAttempts: 1 }
  const failure = await startServer(once, watchdog).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ServerNotReady)
  expect(String(failure)).toMatch(/Address already in use/)
  await running.stop()
})

test('NATS keeps a stream over a kill, and a user does only what is permitted, answers included', async () => {
  const users = [
    {
      name: 'service',
      password: 'one',
      permissions: { publish: ['fact.>', '$JS.API.>'], subscribe: ['ask.service', '_INBOX.service.>'] },
    },
    { name: 'gateway', password: 'two', permissions: { publish: ['ask.>'], subscribe: ['_INBOX.gateway.>'] } },
  ]
  const binary = await findNatsServer({ mayInstall: false, say: () => undefined })
  const server = natsServer({
    binary,
    dir: join(folder, 'nats'),
    port: await freePort(),
    users,
    logFile: join(folder, 'nats.log'),
  })
  const child = await startServer(server, watchdog)
  const servers = new URL(server.url).host
  const open = (user: string, pass: string) => connect({ servers, user, pass, inboxPrefix: `_INBOX.${user}` })

  let service = await open('service', 'one')
  const gateway = await open('gateway', 'two')
  service.subscribe('ask.service', { callback: (_error, message) => void message.respond('answer') })
  await service.flush()
  expect((await gateway.request('ask.service')).string()).toBe('answer')
  await expect(gateway.request('$JS.API.INFO')).rejects.toThrow(/permission/i)
  await expect(connect({ servers, maxReconnectAttempts: 0 })).rejects.toThrow(/Authorization/i)

  const config = JSON.stringify({ name: 'FACT', subjects: ['fact.>'], storage: 'file', num_replicas: 1 })
  await service.request('$JS.API.STREAM.CREATE.FACT', config)
  expect((await service.request('fact.one', 'x')).json()).toMatchObject({ stream: 'FACT', seq: 1 })
  await Promise.all([service.close(), gateway.close()])
  await child.stop(0)

  const again = await startServer(server, watchdog)
  service = await open('service', 'one')
  expect((await service.request('$JS.API.STREAM.INFO.FACT')).json()).toMatchObject({ state: { messages: 1 } })
  await service.close()
  expect((await again.stop()).code).not.toBeNull()
  expect(natsUrl('nats://127.0.0.1:4222', { name: 'a', password: 'b' })).toBe('nats://a:b@127.0.0.1:4222')
})

test('what a watchdog watches ends when it is closed, and what was forgotten does not', async () => {
  const own = startWatchdog()
  const child = await startServer(await postgres(), own)
  const pid = child.pid ?? 0
  own.forget(pid)
  await own.close()
  expect(isRunning(pid)).toBe(true)

  const other = startWatchdog()
  other.watch(pid, 'SIGINT')
  await other.close()
  await child.exited
  expect(isRunning(pid)).toBe(false)
})

test('ports chosen together differ and are free', async () => {
  const ports = await freePorts(20)
  expect(new Set(ports).size).toBe(20)
  expect(await Promise.all(ports.map(isPortTaken))).not.toContain(true)
})

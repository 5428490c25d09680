import { Actor } from '@zhanwang/kernel/actor'
import { type ProcedureEntry, procedureEntries } from '@zhanwang/kernel/contract'
import { newId } from '@zhanwang/kernel/ids'
import { createTokenSigner } from '@zhanwang/messaging/actor-token'
import { connectNats } from '@zhanwang/messaging/connection'
import { createContractClient } from '@zhanwang/messaging/contract-client'
import type { DailyDay } from '@zhanwang/persistence/daily-runs'
import { migrate } from '@zhanwang/persistence/migrator'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { eventually } from '@zhanwang/testkit/eventually'
import type {} from '@zhanwang/testkit/global-setup'
import { testNats } from '@zhanwang/testkit/nats'
import { testDatabase } from '@zhanwang/testkit/postgres'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { parseEnvironment, ServiceEnvironment } from '../src/environment.ts'
import type { ServiceParts } from '../src/service-parts.ts'
import { startService } from '../src/start-service.ts'
import { library, libraryEnvironment, libraryService } from './library-service.ts'

const actor = Actor.parse({
  kind: 'account',
  id: 'a1',
  name: '王敏',
  grants: [{ permissions: ['book.count'], scope: '/' }],
})

async function openServers() {
  const nats = await testNats()
  const fill = (empty: { ownerUrl: string; appRole: string }) => migrate({ ...empty, migrations: [] })
  const database = await testDatabase({ key: 'platform', fill })
  const settings = await libraryEnvironment(database.appUrl, nats.url)
  return {
    nats,
    database,
    settings,
    environment: parseEnvironment(ServiceEnvironment, settings.variables),
    async [Symbol.asyncDispose]() {
      await settings[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
      await nats[Symbol.asyncDispose]()
    },
  }
}

function entryOf(name: string): ProcedureEntry {
  const entry = [...procedureEntries(library)].find((candidate) => candidate.name === name)
  if (!entry) throw new Error(`no procedure ${name}`)
  return entry
}

const get = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, body: await response.text() }
}

test('a service answers, publishes, hears, counts itself, and stops after what it has begun', async () => {
  await using servers = await openServers()
  const heard: string[] = []
  const service = await startService(
    libraryService((code) => heard.push(code)),
    servers.environment,
  )
  const connection = await connectNats({ url: servers.nats.url, name: 'gateway' })
  const client = createContractClient(connection, [library])
  const signer = await createTokenSigner(servers.settings.tokenPrivateJwk)
  const meta = async () => ({
    token: await signer.sign(actor, 'library'),
    commandId: newId(),
    correlationId: 'c-1',
    language: 'zh' as const,
  })

  expect((await get(service.port, '/readyz')).status).toBe(200)
  const once = await meta()
  for (const _ of [1, 2]) {
    const reply = await client.request(entryOf('count'), '{"code":"b-1"}', once)
    expect(reply.ok && Buffer.from(reply.body).toString()).toBe('{"code":"b-1"}')
  }
  await eventually(() => heard.length > 0)
  expect(heard).toEqual(['b-1'])
  await eventually(async () => {
    const { body } = await get(service.port, '/metrics')
    expect(body).toContain('zw_requests_total{procedure="books.count",code="ok"} 2')
    expect(body).toContain('zw_request_seconds_count{procedure="books.count"} 2')
    expect(body).toMatch(/^zw_outbox_unpublished 0$/m)
    expect(body).toMatch(/^zw_outbox_oldest_seconds 0$/m)
    expect(body).toMatch(/^zw_dead_letters 0$/m)
    expect(body).toMatch(/^zw_audit_unsealed_seconds 0$/m)
    expect(body).toMatch(/^zw_daily_runs_undone 0$/m)
    expect(body).toContain('zw_event_loop_lag_seconds{quantile="0.99"}')
    return true
  })

  const slow = client.request(entryOf('wait'), '{"seconds":3}', await meta())
  await eventually(async () => {
    const { rows } = await sleeping(servers.database.appUrl)
    return rows.length === 1
  })
  await service.stop()
  expect((await slow).ok).toBe(true)
  await expect(get(service.port, '/livez')).rejects.toThrow()
  await service.stop()
  await connection.close()
})

test('while NATS is away a service lives but is not ready, and it is ready again by itself', async () => {
  await using servers = await openServers()
  const service = await startService(
    libraryService(() => undefined),
    servers.environment,
  )
  await servers.nats.kill()
  await eventually(async () => (await get(service.port, '/readyz')).status === 503)
  expect((await get(service.port, '/livez')).status).toBe(200)
  expect((await get(service.port, '/metrics')).status).toBe(200)
  await servers.nats.restart()
  await eventually(async () => (await get(service.port, '/readyz')).status === 200)
  await servers.nats.kill()
  await service.stop()
})

test('a service waits for a NATS that comes later', async () => {
  await using servers = await openServers()
  await servers.nats.kill()
  const starting = startService(
    libraryService(() => undefined),
    servers.environment,
  )
  await servers.nats.restart()
  await (await starting).stop()
})

test('a service waits for its database at the start, is not ready while it is away later, and heals by itself', async () => {
  await using servers = await openServers()
  const { database } = servers
  await allowConnections(database.name, false)
  const starting = startService(
    libraryService(() => undefined),
    servers.environment,
  )
  await allowConnections(database.name, true)
  const service = await starting
  expect((await get(service.port, '/readyz')).status).toBe(200)

  await allowConnections(database.name, false)
  await eventually(async () => {
    const { status, body } = await get(service.port, '/readyz')
    return status === 503 && body.includes('"database":"failed"')
  })
  expect((await get(service.port, '/livez')).status).toBe(200)
  const { status, body } = await get(service.port, '/metrics')
  expect(status).toBe(200)
  expect(body).not.toMatch(/^zw_outbox_unpublished \d/m)
  await allowConnections(database.name, true)
  await eventually(async () => (await get(service.port, '/readyz')).status === 200)
  await service.stop()
})

test('a taken port and a file that is no key stop the start at once and leave nothing open', async () => {
  await using servers = await openServers()
  const service = await startService(
    libraryService(() => undefined),
    servers.environment,
  )
  const definition = libraryService(() => undefined)
  await expect(startService(definition, { ...servers.environment, PORT: service.port })).rejects.toThrow(/EADDRINUSE/)
  const wrong = { ...servers.environment, AUDIT_SEAL_KEY_FILE: import.meta.filename }
  await expect(startService(definition, wrong)).rejects.toThrow(/holds no Ed25519 key/)
  await service.stop()
})

test('the environment names every variable that is missing or wrong, and no value', () => {
  const parse = () => parseEnvironment(ServiceEnvironment, { DATABASE_URL: 'mysql://root:geheim@x', PORT: '' })
  expect(parse).toThrow(/DATABASE_URL is not valid; NATS_URL is not set; PORT is not set/)
  expect(parse).not.toThrow(/geheim/)
})

/** Ends all sessions of a database and lets nobody in, as if its server were away; or lets them in again. */
async function allowConnections(database: string, allowed: boolean): Promise<void> {
  await asking(inject('postgresUrl'), async (client) => {
    await client.query(`ALTER DATABASE ${pg.escapeIdentifier(database)} ALLOW_CONNECTIONS ${allowed}`)
    if (allowed) return
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database])
  })
}

function sleeping(url: string) {
  return asking(url, (client) =>
    client.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`),
  )
}

async function asking<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}

test('a service does what it does by itself once a day, and not again when it is started again', async () => {
  await using servers = await openServers()
  const days: string[] = []
  const definition = {
    ...libraryService(() => undefined),
    dailyRuns: ({ db }: ServiceParts<PlatformTables>) => [
      {
        name: 'stocktaking',
        run: async ({ today, call }: DailyDay) => {
          await db.command(call('shelf'), async (tx) => {
            tx.audit({ subjectType: 'book', subjectId: 'b-1', scopePath: '/', division: null })
          })
          days.push(today)
        },
      },
    ],
  }
  const owner = new pg.Client({ connectionString: servers.database.ownerUrl })
  await owner.connect()
  for (const _ of [1, 2]) {
    const service = await startService(definition, servers.environment)
    await eventually(async () => {
      const { rows } = await owner.query('SELECT FROM daily_run WHERE done_at IS NOT NULL')
      return rows.length === 1
    })
    await service.stop()
  }
  expect(days).toHaveLength(1)
  const { rows } = await owner.query('SELECT actor_kind, actor_id, procedure FROM audit_entry')
  expect(rows).toEqual([{ actor_kind: 'system', actor_id: 'library', procedure: 'daily.stocktaking' }])
  await owner.end()
})

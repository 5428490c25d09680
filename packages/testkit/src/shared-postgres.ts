import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@zhanwang/local-servers/free-port'
import { postgresServer } from '@zhanwang/local-servers/postgres-server'
import { startServer } from '@zhanwang/local-servers/server'
import { startWatchdog } from '@zhanwang/local-servers/watchdog'
import { containerEngineAnswers } from './container-engine.ts'
import { testkitEnv } from './env.ts'
import { quickFolder } from './quick-folder.ts'

/** A Postgres server of a test run: the URL of its superuser, gone with the run. */
export interface SharedPostgres extends AsyncDisposable {
  readonly url: string
}

const PASSWORD = 'test'

/** Starts Postgres in a container where an engine answers, embedded elsewhere. */
export async function startSharedPostgres(): Promise<SharedPostgres> {
  const { dockerHost, postgresBin } = testkitEnv()
  return !postgresBin && (await containerEngineAnswers(dockerHost)) ? inContainer() : embedded()
}

async function inContainer(): Promise<SharedPostgres> {
  // Loaded only where it is used: the package takes most of a second to import.
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql')
  const container = await new PostgreSqlContainer('postgres:18')
    .withUsername('postgres')
    .withPassword(PASSWORD)
    .withEnvironment({ POSTGRES_INITDB_ARGS: '--encoding=UTF8 --lc-collate=C --lc-ctype=C.UTF-8 --no-sync' })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'timezone=UTC'])
    .start()
  return {
    url: container.getConnectionUri(),
    [Symbol.asyncDispose]: async () => {
      await container.stop()
    },
  }
}

async function embedded(): Promise<SharedPostgres> {
  const folder = quickFolder('zhanwang-test-postgres-')
  const server = await postgresServer({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: PASSWORD,
    logFile: join(folder, 'postgres.log'),
    durable: false,
  })
  const watchdog = startWatchdog()
  const child = await startServer(server, watchdog)
  return {
    url: server.url,
    [Symbol.asyncDispose]: async () => {
      await child.stop()
      await watchdog.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

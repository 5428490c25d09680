import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { STOP_GRACE_MS } from './child.ts'
import { localServersEnv } from './env.ts'
import { commandAs, type PostgresAccount, postgresAccount } from './postgres-account.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { runWatched } from './run-watched.ts'
import { commandLine, endProcess, isRunning } from './running-process.ts'
import type { Server } from './server.ts'

export interface PostgresOptions {
  /** The cluster's folder; made on first use, kept afterwards. */
  readonly dataDir: string
  readonly port: number
  /** Password of the superuser `postgres`, given when the cluster is made. */
  readonly password: string
  readonly logFile: string
  /** False only for tests: faster; a kill loses nothing, a power cut may destroy the cluster. */
  readonly durable: boolean
  /** Aborted: a cluster that is just being made is given up. */
  readonly signal?: AbortSignal
}

/** A Postgres server, with the URL of its superuser. */
export interface PostgresServer extends Server {
  readonly url: string
}

/**
 * Makes the cluster if there is none yet and says how to run it: on 127.0.0.1 only, UTF-8, sorted by code point
 * (division codes and paths need that), characters classified by C.UTF-8 (without it pg_trgm drops Chinese).
 */
export async function postgresServer(options: PostgresOptions): Promise<PostgresServer> {
  const binaries = await postgresBinaries()
  const account = await postgresAccount()
  if (!existsSync(join(options.dataDir, 'PG_VERSION'))) await makeCluster(options, binaries.initdb, account)
  const settings = {
    port: options.port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(!options.durable && { fsync: 'off', full_page_writes: 'off' }),
  }
  const args = [
    '-D',
    options.dataDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  return {
    url: `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`,
    // The shared memory of a killed server goes a moment after the server does; a start in between is refused.
    startAttempts: 5,
    child: {
      name: 'postgres',
      ...(await commandAs(account, binaries.postgres, args, [options.dataDir])),
      env: environment(),
      logFile: options.logFile,
      // SIGINT is Postgres' fast shutdown; SIGTERM would wait for every client to go.
      stopSignal: 'SIGINT',
    },
    prepare: () => clearStale(options.dataDir),
    isReady: async (pid) => {
      const lines = lockLines(options.dataDir)
      return lines[0] === String(pid) && lines[7] === 'ready'
    },
  }
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: localServersEnv().path, LC_ALL: 'C', TZ: 'UTC' }
}

async function makeCluster(options: PostgresOptions, initdb: string, account: PostgresAccount | undefined) {
  const unfinished = `${options.dataDir}.unfinished`
  const passwordFile = `${options.dataDir}.password`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 })
  try {
    if (account) await Promise.all([unfinished, passwordFile].map((path) => chown(path, account.uid, account.gid)))
    const locale = ['--lc-collate=C', `--lc-ctype=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`]
    const others = ['messages', 'monetary', 'numeric', 'time'].map((category) => `--lc-${category}=C`)
    const { command, args, ...as } = await commandAs(
      account,
      initdb,
      [
        ...[`--pgdata=${unfinished}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', ...locale, ...others, ...(options.durable ? [] : ['--no-sync'])],
      ],
      [unfinished],
    )
    await runWatched(command, args, { ...as, env: environment(), signal: options.signal })
    // Whole or not at all: a start that was killed here must not leave half a cluster that looks like one.
    if (existsSync(options.dataDir) && (await readdir(options.dataDir)).length === 0)
      await rm(options.dataDir, { recursive: true })
    await rename(unfinished, options.dataDir)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(unfinished, { recursive: true, force: true })
  }
}

/**
 * A lock file whose server is gone is Postgres' own to judge, except where its process id was given to another program:
 * then it is removed, but only when that program can be seen to be no Postgres. A Postgres that still runs on this
 * folder belongs to a run that was killed, and is ended; any other one, and what can't be seen, is left alone.
 */
async function clearStale(dataDir: string): Promise<void> {
  const pid = Number(lockLines(dataDir)[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid)) return
  const command = commandLine(pid)
  if (command === '') return
  if (!/(^|[\\/])(postgres|postmaster)(\.exe)?(:|\s|$)/.test(command)) {
    await rm(join(dataDir, 'postmaster.pid'), { force: true })
  } else if (`${command} `.includes(` -D ${dataDir} `)) {
    await endProcess(pid, 'SIGINT', STOP_GRACE_MS)
  }
}

function lockLines(dataDir: string): string[] {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map((line) => line.trim())
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { STOP_GRACE_MS } from './child.ts'
import { localServersEnv } from './env.ts'
import { commandLine, endProcess, isRunning } from './running-process.ts'
import type { Server } from './server.ts'

/** What a user may publish and subscribe to. */
export interface NatsPermissions {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
}

export interface NatsUser {
  readonly name: string
  /** Letters and digits only: it stands in URLs. */
  readonly password: string
  /** Absent: everything. */
  readonly permissions?: NatsPermissions
}

export interface NatsOptions {
  /** The nats-server program, see `findNatsServer`. */
  readonly binary: string
  /** Holds its configuration (0600, with the passwords), its process id and JetStream's files. */
  readonly dir: string
  readonly port: number
  readonly users: readonly NatsUser[]
  readonly logFile: string
}

/** A NATS server, with its address without credentials. */
export interface NatsServer extends Server {
  readonly url: string
}

/** Writes the configuration and says how to run the server: 127.0.0.1 only, JetStream on, nobody without a password. */
export function natsServer(options: NatsOptions): NatsServer {
  const configFile = join(options.dir, 'nats-server.conf')
  const pidFile = join(options.dir, 'nats-server.pid')
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const { dir, port, users } = options
  const listen = `127.0.0.1:${port}`
  writeFileSync(configFile, natsConfiguration({ listen, pidFile, storeDir: join(dir, 'jetstream'), users }), {
    mode: 0o600,
  })
  return {
    url: `nats://127.0.0.1:${options.port}`,
    startAttempts: 2,
    child: {
      name: 'nats',
      command: options.binary,
      args: ['--config', configFile],
      env: { PATH: localServersEnv().path },
      logFile: options.logFile,
      stopSignal: 'SIGTERM',
    },
    prepare: async () => {
      const pid = readPid(pidFile)
      if (pid && isRunning(pid) && commandLine(pid).includes(configFile))
        await endProcess(pid, 'SIGTERM', STOP_GRACE_MS)
    },
    // It writes its process id and opens JetStream before it greets the first client.
    isReady: async (pid) => readPid(pidFile) === pid && (await greets(options.port)),
  }
}

/** The address of a server with a user's credentials in it. */
export function natsUrl(url: string, user: NatsUser): string {
  return url.replace('://', `://${user.name}:${user.password}@`)
}

/** The text of a server's configuration: JetStream on, nobody without a password. */
export function natsConfiguration(server: {
  /** `127.0.0.1:4222` */
  readonly listen: string
  readonly pidFile: string
  readonly storeDir: string
  readonly users: readonly NatsUser[]
}): string {
  // NATS reads JSON as its own format. Nothing here is newer than 2.9, which Debian ships.
  return JSON.stringify(
    {
      server_name: 'zhanwang',
      listen: server.listen,
      pid_file: server.pidFile,
      jetstream: {
        store_dir: server.storeDir,
        max_memory_store: 64 * 2 ** 20,
        max_file_store: 10 * 2 ** 30,
      },
      authorization: {
        users: server.users.map(({ name, password, permissions }) => ({
          user: name,
          password,
          ...(permissions && {
            permissions: {
              publish: permissions.publish,
              subscribe: permissions.subscribe,
              // An answer may go to whoever asked, so no user needs the right to write into the inboxes of others.
              allow_responses: { max: 1, expires: '2m' },
            },
          }),
        })),
      },
    },
    null,
    2,
  )
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 })
    const end = (greeted: boolean) => {
      socket.destroy()
      resolve(greeted)
    }
    socket.once('data', (data) => end(data.toString('latin1').startsWith('INFO ')))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
    socket.once('close', () => resolve(false))
  })
}

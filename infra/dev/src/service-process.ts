import { existsSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { prefixOf } from '@zhanwang/all-in-one/env'
import type { ChildSpec } from '@zhanwang/local-servers/child'
import { listensOn } from '@zhanwang/local-servers/listening-port'
import type { Server } from '@zhanwang/local-servers/server'
import type { Connections } from './connections.ts'
import { devEnv } from './env.ts'
import type { Home } from './home.ts'
import type { Platform, Service } from './services.ts'

/** What a service's programs need to know. */
export interface ServiceSetting {
  readonly platform: Platform
  readonly home: Home
  readonly service: Service
  readonly connections: Connections
  readonly port: number
  readonly isDemonstration: boolean
  /** Where the gateway is to be found. */
  readonly address: string
}

/**
 * The service's program, ready when its /readyz says so. That it is this program that answers is asked of the operating
 * system: another one may have taken the port since it was chosen.
 */
export function serviceServer(setting: ServiceSetting): Server {
  const { service, port } = setting
  return {
    child: program(setting, 'main', service.name, {
      ...serviceEnv(setting),
      ...(service.isGateway && gatewayEnv(setting)),
    }),
    startAttempts: 2,
    prepare: async () => undefined,
    isReady: async (pid) => (await answersOk(port, '/readyz')) && listensOn(pid, port),
  }
}

/** All programs as one process, ready when the gateway's /readyz says so: it asks every service. */
export function allInOneServer(settings: readonly ServiceSetting[], gateway: ServiceSetting): Server {
  const { platform, home, port } = gateway
  const own = settings.flatMap((setting) => {
    const variables = { ...serviceEnv(setting), ...(setting.service.isGateway && gatewayEnv(setting)) }
    const prefix = prefixOf(setting.service.name)
    return Object.entries(variables).map(([name, value]) => [`${prefix}_${name}`, value] as const)
  })
  return {
    child: {
      name: ALL_IN_ONE,
      command: process.execPath,
      args: [join(platform.root, 'infra/all-in-one/src/main.ts')],
      env: { ...commonEnv(), ...Object.fromEntries(own) },
      logFile: home.log(ALL_IN_ONE),
      stopSignal: 'SIGTERM',
    },
    startAttempts: 2,
    prepare: async () => undefined,
    isReady: async (pid) => (await answersOk(port, '/readyz')) && listensOn(pid, port),
  }
}

const ALL_IN_ONE = 'all-in-one'

/** The service's migration, which alone knows the owner's password. */
export function migration(setting: ServiceSetting): ChildSpec {
  return program(setting, 'migrate', `${setting.service.name}.migrate`, {
    ...commonEnv(),
    DATABASE_OWNER_URL: setting.connections.databaseOwnerUrl,
    // The role in it is the one that the migrations grant to.
    DATABASE_URL: setting.connections.databaseUrl,
  })
}

/** The environment of a service's main program. */
export function serviceEnv({ home, service, connections, port, address }: ServiceSetting): NodeJS.ProcessEnv {
  return {
    ...commonEnv(),
    DATABASE_URL: connections.databaseUrl,
    NATS_URL: connections.natsUrl,
    PORT: String(port),
    ACTOR_TOKEN_PUBLIC_KEY_FILE: home.keys.actorTokenPublic,
    AUDIT_SEAL_KEY_FILE: home.auditKeys(service).private,
    AUDIT_SEAL_DIR: home.sealDir(service),
    FILES_DIR: home.filesDir,
    // Told to the gateway, it would let in other hosts' names as well.
    ...(!service.isGateway && { PUBLIC_URL: commonEnv().PUBLIC_URL || address }),
  }
}

/** What the gateway is told beside that. It listens on loopback: a demonstration's passwords are no secret. */
export function gatewayEnv({ platform, home, isDemonstration }: ServiceSetting): NodeJS.ProcessEnv {
  return {
    HOST: '127.0.0.1',
    ACTOR_TOKEN_PRIVATE_KEY_FILE: home.keys.actorTokenPrivate,
    AUTH_SECRET_FILE: home.keys.authSecret,
    CONSOLE_DIR: join(platform.root, 'apps/console/dist'),
    DEMONSTRATION: String(isDemonstration),
    // Whoever tries the demonstration has no phone at hand; people of one's own do as in production.
    SECOND_FACTOR: isDemonstration ? 'optional' : 'required',
  }
}

function commonEnv(): NodeJS.ProcessEnv {
  // The compile cache spares every later start the stripping and compiling of the same sources.
  const { inherited } = devEnv()
  const cache = join(import.meta.dirname, '../../../node_modules/.cache/node-compile')
  return { NODE_ENV: 'production', LOG_LEVEL: 'info', NODE_COMPILE_CACHE: cache, ...inherited }
}

function program(
  { platform, home, service }: ServiceSetting,
  file: string,
  name: string,
  env: NodeJS.ProcessEnv,
): ChildSpec {
  const cwd = join(platform.root, service.dir)
  return {
    name,
    command: process.execPath,
    args: [join(cwd, 'src', `${file}.ts`)],
    env,
    ...(existsSync(cwd) && { cwd }),
    logFile: home.log(name),
    stopSignal: 'SIGTERM',
  }
}

/** Whether 127.0.0.1 answers a GET with 200 within a second. */
export function answersOk(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, timeout: 1_000, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.once('error', () => resolve(false))
    request.once('timeout', () => request.destroy())
  })
}

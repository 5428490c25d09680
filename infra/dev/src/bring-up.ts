import { rmSync } from 'node:fs'
import { freePorts, isPortTaken } from '@zhanwang/local-servers/free-port'
import { natsServer } from '@zhanwang/local-servers/nats-server'
import { findNatsServer } from '@zhanwang/local-servers/nats-server-binary'
import { postgresServer } from '@zhanwang/local-servers/postgres-server'
import { ServerNotReady } from '@zhanwang/local-servers/server'
import { type Accounts, firstAccounts } from './accounts.ts'
import { connectionsOf } from './connections.ts'
import { buildConsole } from './console-build.ts'
import { ensureDatabases } from './databases.ts'
import { loadDemonstration } from './demonstration.ts'
import { devEnv } from './env.ts'
import type { Home } from './home.ts'
import type { HomeState } from './home-state.ts'
import { ensureKeys } from './keys.ts'
import { natsPermissions } from './nats-permissions.ts'
import type { StartOptions } from './options.ts'
import { portTaken } from './port-taken.ts'
import { type Ready, writeLoading, writeReady } from './ready-file.ts'
import { type Say, stepTeller } from './say.ts'
import { openSecrets, type Secrets, secretsOf } from './secrets.ts'
import { allInOneServer, migration, type ServiceSetting, serviceServer } from './service-process.ts'
import type { Platform } from './services.ts'
import type { Supervisor } from './supervisor.ts'

/** What a start works with. */
export interface Start {
  readonly options: StartOptions
  readonly platform: Platform
  readonly home: Home
  readonly state: HomeState
  readonly supervisor: Supervisor
  readonly say: Say
  /** Aborted when the start is to be given up. */
  readonly signal: AbortSignal
}

/** The platform, up. */
export interface Up {
  readonly address: string
  readonly accounts: Accounts
  /** Writes ready.json anew, after a process was replaced. */
  writeReady(): void
}

/**
 * Brings the platform up, each step as soon as what it needs is there: servers; databases; migrations; services, first
 * accounts and console; gateway; demonstration. Rejects with the first thing that goes wrong; what runs by then is the
 * supervisor's to stop.
 */
export async function bringUp(start: Start): Promise<Up> {
  const { options, platform, home, state, supervisor, signal } = start
  const tell = stepTeller(state.kind === 'demonstration' && !state.demonstrationLoaded ? 5 : 4, start.say)
  const secrets = openSecrets(home, platform.services)
  ensureKeys(home, platform.services)
  // From the first moment, because the first time it takes longer than all the rest.
  const consoleBuilt = buildConsole(platform.root, home.log('console-build'), signal, supervisor.runOnce)
  consoleBuilt.catch(() => undefined)

  tell('启动数据库与消息服务', 'Starting Postgres and NATS')
  const [postgresPort, natsPort, ...servicePorts] = await freePorts(2 + platform.services.length)
  const ports = { postgres: Number(postgresPort), nats: Number(natsPort) }
  const [postgresUrl, natsServerUrl] = await Promise.all([
    startPostgres(start, secrets, ports.postgres),
    startNats(start, secrets, ports.nats),
  ])

  const address = `http://127.0.0.1:${options.port}`
  const isDemonstration = state.kind === 'demonstration'
  const settings = platform.services.map((service, index): ServiceSetting => {
    const connections = connectionsOf(service, secrets, { postgresUrl, natsServerUrl })
    const port = service.isGateway ? options.port : Number(servicePorts[index])
    return { platform, home, service, connections, port, isDemonstration, address }
  })
  const gateway = settings.find(({ service }) => service.isGateway)

  tell('建立数据库并迁移', 'Preparing and migrating the databases')
  await ensureDatabases(postgresUrl, platform.services, secrets)
  await Promise.all(settings.map((setting) => supervisor.runOnce(migration(setting))))

  tell('启动各服务', 'Starting the services')
  const services = options.oneProcess ? [] : settings.filter(({ service }) => !service.isGateway)
  const servicesReady = services.map((setting) => supervisor.keep(serviceServer(setting)))
  const made = gateway
    ? await firstAccounts({ setting: gateway, state, signal, show: (accounts) => showOnce(start, accounts) })
    : { accounts: [] }
  // One-time passwords have been shown; nothing else is to be done with them.
  const accounts: Accounts = isDemonstration ? made : { accounts: [] }

  tell('准备控制台与网关', 'Preparing the console and the gateway')
  await consoleBuilt
  await Promise.all([...servicesReady, gateway && keepGateway(start, gateway, settings)])

  const portOf = new Map<string, number>([
    ...Object.entries(ports),
    ...settings.map(({ service, port }) => [service.name, port] as const),
    ...(gateway ? [['all-in-one', gateway.port] as const] : []),
  ])
  const ready = (): Omit<Ready, 'accounts' | 'apiKey'> => ({
    address,
    home: home.dir,
    demonstration: isDemonstration,
    processes: [
      { name: 'supervisor', pid: process.pid },
      { name: 'watchdog', pid: supervisor.watchdogPid },
      ...supervisor.processes().map(({ name, pid }) => ({ name, pid, port: portOf.get(name) })),
    ].map(({ port, ...rest }: { name: string; pid: number; port?: number | undefined }) => ({
      ...rest,
      ...(port && { port }),
    })),
  })
  if (isDemonstration && !state.demonstrationLoaded) {
    tell('载入演示数据（首次启动约需一至数分钟）', 'Loading the demonstration (the first time only; a minute or more)')
    writeLoading(home.loadingFile, accounts)
    await loadDemonstration(start, address)
    rmSync(home.loadingFile, { force: true })
  }
  const write = () => writeReady(home.readyFile, ready(), accounts)
  write()
  return { address, accounts, writeReady: write }
}

function showOnce({ say }: Start, { accounts }: Accounts): void {
  say('初始账号与一次性口令，仅此一次显示', 'The first accounts and their one-time passwords, shown this once')
  console.table(accounts)
}

/** Its port was free when the start began; another program that took it since is named as the reason. */
async function keepGateway(
  { options, supervisor }: Start,
  gateway: ServiceSetting,
  settings: readonly ServiceSetting[],
): Promise<void> {
  try {
    await supervisor.keep(options.oneProcess ? allInOneServer(settings, gateway) : serviceServer(gateway))
  } catch (error) {
    if (error instanceof ServerNotReady && (await isPortTaken(gateway.port))) throw portTaken(gateway.port)
    throw error
  }
}

async function startPostgres({ home, supervisor, signal }: Start, secrets: Secrets, port: number): Promise<string> {
  const existing = devEnv().databaseUrl
  if (existing) return existing
  const { postgres: password } = secrets
  const server = await postgresServer({
    dataDir: home.postgresDir,
    port,
    password,
    logFile: home.log('postgres'),
    durable: true,
    signal,
  })
  await supervisor.keep(server)
  return server.url
}

async function startNats({ home, options, platform, supervisor, say, signal }: Start, secrets: Secrets, port: number) {
  const existing = devEnv().natsUrl
  if (existing) return existing
  const server = natsServer({
    binary: await findNatsServer({ mayInstall: options.mayInstall, say, signal }),
    dir: home.natsDir,
    port,
    users: platform.services.map((service) => ({
      name: service.name,
      password: secretsOf(secrets, service).nats,
      permissions: natsPermissions(service),
    })),
    logFile: home.log('nats'),
  })
  await supervisor.keep(server)
  return server.url
}

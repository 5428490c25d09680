import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Child } from '@zhanwang/local-servers/child'
import { freePort } from '@zhanwang/local-servers/free-port'
import { type NatsUser, natsConfiguration, natsServer, natsUrl } from '@zhanwang/local-servers/nats-server'
import { findNatsServer } from '@zhanwang/local-servers/nats-server-binary'
import { startServer } from '@zhanwang/local-servers/server'
import { startWatchdog } from '@zhanwang/local-servers/watchdog'
import { containerEngineAnswers } from './container-engine.ts'
import { testkitEnv } from './env.ts'
import { quickFolder } from './quick-folder.ts'

/** A NATS server of a test's own, with JetStream in a temporary folder. Ended and removed when disposed of. */
export interface TestNats extends AsyncDisposable {
  /** With the credentials of the first user. */
  readonly url: string
  /** With the credentials of the named user; throws when there is none. */
  urlOf(user: string): string
  /** Kills it as a crash would. */
  kill(): Promise<void>
  /** Starts it again on the same port and the same files. */
  restart(): Promise<void>
}

export interface TestNatsOptions {
  /** Default: one user `test` who may do everything. */
  readonly users?: readonly NatsUser[]
}

/** Starts a server, in a container where an engine answers: `await using nats = await testNats()`. */
export async function testNats({
  users = [{ name: 'test', password: 'test' }],
}: TestNatsOptions = {}): Promise<TestNats> {
  const run = (await containerEngineAnswers(testkitEnv().dockerHost)) ? await inContainer(users) : await onHost(users)
  const urlOf = (name: string) => {
    const user = users.find((candidate) => candidate.name === name)
    if (!user) throw new Error(`the test's NATS has no user ${name}`)
    return natsUrl(run.address, user)
  }
  return {
    url: users[0] ? natsUrl(run.address, users[0]) : run.address,
    urlOf,
    kill: run.kill,
    restart: run.restart,
    [Symbol.asyncDispose]: run.remove,
  }
}

/** A server, however it runs. */
interface NatsRun {
  /** Without credentials. */
  readonly address: string
  kill(): Promise<void>
  restart(): Promise<void>
  remove(): Promise<void>
}

async function onHost(users: readonly NatsUser[]): Promise<NatsRun> {
  const binary = await findNatsServer({ mayInstall: true, say: (zh, en) => console.log(`${zh} / ${en}`) })
  const dir = quickFolder('zhanwang-test-nats-')
  const watchdog = startWatchdog()
  const server = natsServer({ binary, dir, port: await freePort(), users, logFile: join(dir, 'nats.log') })
  let child: Child = await startServer(server, watchdog)
  return {
    address: server.url,
    async kill() {
      await child.stop(0)
    },
    async restart() {
      await child.stop()
      child = await startServer(server, watchdog)
    },
    async remove() {
      await child.stop()
      await watchdog.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function inContainer(users: readonly NatsUser[]): Promise<NatsRun> {
  // Loaded only where it is used: the package takes most of a second to import.
  const { GenericContainer, Wait } = await import('testcontainers')
  const content = natsConfiguration({ listen: '0.0.0.0:4222', pidFile: '/tmp/nats.pid', storeDir: '/data', users })
  // A fixed port, because one that the engine chooses is another after a restart.
  const port = await freePort()
  const container = await new GenericContainer('nats:2')
    .withExposedPorts({ container: 4222, host: port })
    .withCopyContentToContainer([{ content, target: '/zhanwang.conf' }])
    .withCommand(['--config', '/zhanwang.conf'])
    .withWaitStrategy(Wait.forLogMessage(/Server is ready/))
    .start()
  return {
    address: `nats://${container.getHost()}:${port}`,
    async kill() {
      await container.stop({ timeout: 0, remove: false })
    },
    async restart() {
      await container.restart()
    },
    async remove() {
      await container.stop({ timeout: 0 })
    },
  }
}

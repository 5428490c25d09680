import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Child } from '@zhanwang/local-servers/child'
import { freePort } from '@zhanwang/local-servers/free-port'
import { type NatsUser, natsServer, natsUrl } from '@zhanwang/local-servers/nats-server'
import { findNatsServer } from '@zhanwang/local-servers/nats-server-binary'
import { startServer } from '@zhanwang/local-servers/server'
import { startWatchdog } from '@zhanwang/local-servers/watchdog'

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

/** Starts a server: `await using nats = await testNats()`. */
export async function testNats({
  users = [{ name: 'test', password: 'test' }],
}: TestNatsOptions = {}): Promise<TestNats> {
  const binary = await findNatsServer({ mayInstall: true, say: (zh, en) => console.log(`${zh} / ${en}`) })
  const dir = await mkdtemp(join(tmpdir(), 'zhanwang-test-nats-'))
  const watchdog = startWatchdog()
  const server = natsServer({ binary, dir, port: await freePort(), users, logFile: join(dir, 'nats.log') })
  let child: Child = await startServer(server, watchdog)

  const urlOf = (name: string) => {
    const user = users.find((candidate) => candidate.name === name)
    if (!user) throw new Error(`the test's NATS has no user ${name}`)
    return natsUrl(server.url, user)
  }
  return {
    url: users[0] ? natsUrl(server.url, users[0]) : server.url,
    urlOf,
    async kill() {
      await child.stop(0)
    },
    async restart() {
      await child.stop()
      child = await startServer(server, watchdog)
    },
    async [Symbol.asyncDispose]() {
      await child.stop()
      await watchdog.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

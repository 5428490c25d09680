import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@zhanwang/local-servers/free-port'
import { PlainError } from '@zhanwang/local-servers/plain-error'
import { postgresServer } from '@zhanwang/local-servers/postgres-server'
import { startServer } from '@zhanwang/local-servers/server'
import { databaseUrl } from '@zhanwang/local-servers/service-database'
import { startWatchdog } from '@zhanwang/local-servers/watchdog'
import { proveAudit } from '@zhanwang/persistence/prove'
import { anchorFileOf } from '@zhanwang/service-kit/anchor-file-of'
import { z } from 'zod'
import { databaseOf } from './connections.ts'
import { devEnv } from './env.ts'
import { describeFailure } from './failure.ts'
import { type Home, homeAt } from './home.ts'
import { homeHolder, lockHome } from './home-lock.ts'
import { parseHomeOption } from './options.ts'
import { readJson } from './private-file.ts'
import { readReady } from './ready-file.ts'
import { say } from './say.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { platform } from './services.ts'

const PublicJwk = z.object({ kty: z.string(), crv: z.string(), x: z.string() })

/** Runs `use` with the URL of the home's Postgres: the running one, else one started for as long as that takes. */
async function withPostgres<T>(home: Home, secrets: Secrets, use: (url: string) => Promise<T>): Promise<T> {
  const existing = devEnv().databaseUrl
  if (existing) return use(existing)
  const urlAt = (port: number) => `postgres://postgres:${secrets.postgres}@127.0.0.1:${port}/postgres`
  if (homeHolder(home) !== undefined) {
    const port = readReady(home.readyFile)?.processes.find(({ name }) => name === 'postgres')?.port
    if (port === undefined) {
      throw new PlainError(
        '该平台正在启动，请就绪后再核验。',
        'The platform is just starting; prove its audit once it is ready.',
      )
    }
    return use(urlAt(port))
  }
  const lock = await lockHome(home)
  const watchdog = startWatchdog()
  const server = await postgresServer({
    dataDir: home.postgresDir,
    port: await freePort(),
    password: secrets.postgres,
    logFile: home.log('postgres'),
    durable: true,
  })
  const child = await startServer(server, watchdog)
  try {
    return await use(server.url)
  } finally {
    await child.stop()
    await watchdog.close()
    lock.release()
  }
}

/** `npm run prove`: verifies the sealed audit of every service of a home. Exit code 0 only when every chain holds. */
async function prove(home: Home): Promise<number> {
  if (!existsSync(join(home.dir, 'home.json'))) {
    throw new PlainError(
      `${home.dir} 还没有平台。请先运行 npm start。`,
      `There is no platform in ${home.dir} yet. Run npm start first.`,
    )
  }
  const secrets = openSecrets(home, platform.services)
  return withPostgres(home, secrets, async (postgresUrl) => {
    let allHold = true
    for (const service of platform.services) {
      const { name, app } = databaseOf(service, secrets)
      const anchorFile = anchorFileOf(home.sealDir(service), service.context)
      const proof = await proveAudit({
        databaseUrl: databaseUrl(postgresUrl, name, app),
        publicJwk: PublicJwk.parse(readJson(home.auditKeys(service).public)),
        anchorFile: anchorFile,
      })
      // Without its anchors a chain that was cut off or made anew would look whole.
      const isAnchored = proof.seals === 0 || existsSync(anchorFile)
      const holds = proof.firstBreak === null && isAnchored
      allHold &&= holds
      say(`${service.name}：${holds ? '审计链完整' : '审计链断裂'}`, holds ? 'the audit holds' : 'THE AUDIT IS BROKEN')
      console.log(JSON.stringify({ service: service.name, ...proof, anchorFile: isAnchored ? anchorFile : null }))
    }
    return allHold ? 0 : 1
  })
}

const args = process.argv.slice(2)
try {
  process.exit(await prove(homeAt(parseHomeOption(args, platform.root))))
} catch (error) {
  console.error(describeFailure(error, platform.root))
  process.exit(1)
}

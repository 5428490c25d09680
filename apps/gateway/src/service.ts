import type { AddressInfo } from 'node:net'
import { openFileContents } from '@zhanwang/files/file-contents'
import { openFileStore } from '@zhanwang/files/file-store'
import { openStorage } from '@zhanwang/files/storage'
import { startOwnSweep, startUploadSweep } from '@zhanwang/files/sweep'
import { createTicketSigner } from '@zhanwang/files/upload-ticket'
import { openUploads } from '@zhanwang/files/uploads'
import { createTokenSigner, createTokenVerifier } from '@zhanwang/messaging/actor-token'
import { connectNats } from '@zhanwang/messaging/connection'
import { createContractClient } from '@zhanwang/messaging/contract-client'
import { listenLive } from '@zhanwang/messaging/live-listener'
import { openDatabase } from '@zhanwang/persistence/database'
import { fileRecords } from '@zhanwang/persistence/stored-files'
import { closeConnection } from '@zhanwang/service-kit/close-connection'
import { addDatabaseGauges } from '@zhanwang/service-kit/database-gauges'
import { readJwk } from '@zhanwang/service-kit/jwk-file'
import { createLog } from '@zhanwang/service-kit/log'
import { createMetrics } from '@zhanwang/service-kit/metrics'
import { createReadiness } from '@zhanwang/service-kit/readiness'
import { storageReady } from '@zhanwang/service-kit/storage-ready'
import { startDeadline, untilThere } from '@zhanwang/service-kit/until-there'
import { sql } from 'kysely'
import { buildApp } from './app.ts'
import { apiKeyUse } from './authentication/api-key-use.ts'
import { createAuthenticator } from './authentication/authenticator.ts'
import { createAuth, sessionCookieName } from './authentication/better-auth.ts'
import { CONTEXTS, type OfferedContext } from './composition.ts'
import { type GatewayEnvironment, signInRules } from './env.ts'
import { serviceChecks } from './health/service-checks.ts'
import { isLoopback } from './http/own-host.ts'
import { openAuthPool } from './identity/auth-pool.ts'
import { startIdentity } from './identity/identity-service.ts'
import { type HashPassword, passwordHasher } from './identity/passwords/password-hash.ts'
import { sessionAudit } from './identity/sessions/session-audit.ts'
import { startSessionSweep } from './identity/sessions/session-sweep.ts'
import { sessionUse } from './identity/sessions/session-use.ts'
import { signInLimit } from './identity/sessions/sign-in-limit.ts'
import type { IdentityTables } from './identity/tables.ts'
import { createLiveHub } from './live/live-hub.ts'
import { publicLimit } from './public/public-limit.ts'
import { readSecret } from './secret-file.ts'
import { VERSION } from './version.ts'

export interface RunningGateway {
  /** `http://127.0.0.1:8080`. */
  readonly address: string
  /** Answers what it has, then closes everything. A second call waits for the first. */
  stop(): Promise<void>
}

/**
 * Builds the gateway with the identity context and starts it. Never touches the process. Waits up to 30 s for Postgres,
 * NATS and a bucket, then rejects; what was started by then is closed again.
 */
export async function startGateway(
  environment: GatewayEnvironment,
  contexts: readonly OfferedContext[] = CONTEXTS,
  hashPassword: HashPassword = passwordHasher(),
): Promise<RunningGateway> {
  const { DATABASE_URL: databaseUrl, NATS_URL, HOST, PORT, PUBLIC_URL: publicUrl, NODE_ENV } = environment
  const log = createLog({ name: 'gateway', level: environment.LOG_LEVEL })
  const privateKey = await readJwk(environment.ACTOR_TOKEN_PRIVATE_KEY_FILE)
  const signer = await createTokenSigner(privateKey)
  const publicKey = await readJwk(environment.ACTOR_TOKEN_PUBLIC_KEY_FILE)
  const verifier = await createTokenVerifier(publicKey, 'identity')
  const storage = await openStorage(environment)
  const files = await openFileStore({ storage, context: 'identity', ticketKey: publicKey })
  const uploads = openUploads({ storage, sign: await createTicketSigner(privateKey) })
  const sealKey = await readJwk(environment.AUDIT_SEAL_KEY_FILE)
  const secret = await readSecret(environment.AUTH_SECRET_FILE)
  const https = publicUrl?.startsWith('https:') ?? false
  const contracts = contexts.map(({ contract }) => contract)

  await using parts = new AsyncDisposableStack()
  const metrics = createMetrics()
  parts.defer(metrics.stop)
  const database = openDatabase<IdentityTables>({ url: databaseUrl, name: 'identity' })
  parts.defer(() => database.close())
  addDatabaseGauges(metrics.registry, database.read, log)
  const pool = openAuthPool(databaseUrl, log)
  parts.defer(() => pool.end())
  const databaseAnswers = () => sql`select 1`.execute(database.read)

  const deadline = startDeadline()
  await untilThere('Postgres', deadline, log, databaseAnswers)
  const connection = await untilThere('NATS', deadline, log, () => connectNats({ url: NATS_URL, name: 'gateway', log }))
  parts.defer(() => closeConnection(connection))
  await storageReady(storage, deadline, log)

  const auth = createAuth({
    ...{ hashPassword, pool, secret, https, log },
    baseUrl: publicUrl ?? `http://${HOST}:${PORT}`,
  })
  const rules = signInRules(environment)
  const authenticator = createAuthenticator({
    db: database.read,
    auth,
    cookieName: sessionCookieName(https),
    use: sessionUse(pool, rules.sessionIdleMinutes, log),
    keyUse: apiKeyUse(pool, log),
    secondFactorRequired: rules.secondFactorRequired,
  })
  const limit = signInLimit(pool, secret)
  for (const sweep of [
    startSessionSweep(pool, rules.sessionIdleMinutes, log),
    startUploadSweep(storage, log),
    startOwnSweep(storage, 'identity', fileRecords(database), log),
  ])
    parts.defer(() => sweep.stop())
  parts.use(
    await startIdentity({
      connection,
      database,
      databaseUrl,
      files,
      sessions: authenticator,
      secret,
      hashPassword,
      rules,
      limit,
      verify: verifier.verify,
      sealKey,
      todoKinds: new Map(
        contexts.flatMap(({ contract, todoKinds }) => (todoKinds ? [[contract.context, todoKinds]] : [])),
      ),
      sealDir: environment.AUDIT_SEAL_DIR,
      acceptMissingAnchor: environment.AUDIT_ACCEPT_MISSING_ANCHOR,
      validateOutput: NODE_ENV !== 'production',
      metrics: metrics.procedures,
      log,
    }),
  )
  const hub = createLiveHub(metrics.registry)
  const listener = listenLive({
    connection,
    events: contexts.flatMap(({ events }) => events ?? []),
    wanted: () => hub.size > 0,
    changed: hub.changed,
    own: hub.own,
    office: hub.office,
    missed: hub.missed,
    log,
  })
  parts.defer(() => listener.stop())
  const app = await buildApp({
    contexts,
    forward: {
      client: createContractClient(connection, contracts),
      signer,
      authenticate: authenticator.authenticate,
      look: authenticator.look,
      limitPublic: publicLimit(),
    },
    files: { uploads, contents: openFileContents(storage) },
    signIn: { auth, authenticator, limit, audit: sessionAudit(database, rules), database, pool, secret, https },
    live: { hub, look: authenticator.look, pingMs: environment.LIVE_PING_MS, log },
    ready: createReadiness({ ...serviceChecks(connection, contracts), 'identity database': databaseAnswers }),
    metrics: metrics.registry,
    log,
    version: VERSION,
    publicUrl,
    trustProxy: environment.TRUST_PROXY,
    loopback: isLoopback(HOST),
    consoleDir: environment.CONSOLE_DIR,
  })
  parts.defer(() => app.close())
  await app.listen({ host: HOST, port: PORT })
  const address = httpAddress(HOST, app.server.address())
  log.info({ address, version: VERSION }, 'the gateway is ready')

  const started = parts.move()
  let stopped: Promise<void> | undefined
  return {
    address,
    stop() {
      stopped ??= started.disposeAsync().then(
        () => log.info({}, 'the gateway has stopped'),
        (error: unknown) => log.error({ err: error }, 'the gateway has stopped, but not cleanly'),
      )
      return stopped
    },
  }
}

function httpAddress(host: string, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

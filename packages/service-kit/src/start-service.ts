import { openFileStore } from '@zhanwang/files/file-store'
import { openStorage } from '@zhanwang/files/storage'
import { startOwnSweep } from '@zhanwang/files/sweep'
import type { Contract, Handlers } from '@zhanwang/kernel/contract'
import { createTokenVerifier } from '@zhanwang/messaging/actor-token'
import { connectNats } from '@zhanwang/messaging/connection'
import { type ContractServer, serveContract } from '@zhanwang/messaging/contract-server'
import { createNotify } from '@zhanwang/messaging/live-publisher'
import { startRelay } from '@zhanwang/messaging/outbox-relay'
import { startSealer } from '@zhanwang/persistence/audit-sealer'
import type { DailyRun } from '@zhanwang/persistence/daily-runs'
import { openDatabase } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import type { JobKind } from '@zhanwang/persistence/jobs'
import { openOutbox } from '@zhanwang/persistence/outbox'
import { startDailyRuns } from '@zhanwang/persistence/start-daily-runs'
import { startJobs } from '@zhanwang/persistence/start-jobs'
import { fileRecords } from '@zhanwang/persistence/stored-files'
import { sql } from 'kysely'
import { anchorFileOf } from './anchor-file-of.ts'
import { auditProof } from './audit-proof.ts'
import { closeConnection } from './close-connection.ts'
import { addDatabaseGauges } from './database-gauges.ts'
import type { ServiceEnvironment } from './environment.ts'
import { startHealthServer } from './health-server.ts'
import { readJwk } from './jwk-file.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { Reaction } from './reaction.ts'
import { createReadiness } from './readiness.ts'
import type { ServiceParts } from './service-parts.ts'
import { storageReady } from './storage-ready.ts'
import { startDeadline, untilThere } from './until-there.ts'

/** A service, as its own `service.ts` describes it. */
export interface ServiceDefinition<C extends Contract, S> {
  /** The contract's context; also the audience of its tokens. */
  readonly name: string
  readonly version: string
  readonly contract: C
  readonly handlers: (parts: ServiceParts<S>) => Handlers<C>
  readonly reactions: (parts: ServiceParts<S>) => readonly Reaction[]
  readonly jobs: (parts: ServiceParts<S>) => readonly JobKind[]
  /** What it does by itself once a day; left out: nothing. */
  readonly dailyRuns?: (parts: ServiceParts<S>) => readonly DailyRun[]
}

export interface RunningService {
  /** Of health and metrics. */
  readonly port: number
  /** Takes no new request, answers those it has, then closes everything. Never rejects; a second call waits for the first. */
  stop(): Promise<void>
}

/**
 * Builds a service from its definition and configuration and starts it: health first, so that its start can be watched,
 * requests last, when all it needs is there. Never touches the process, so that several services can share one.
 * Waits up to 30 s for Postgres, NATS and a bucket, then rejects; rejects at once for an unusable key file, bucket or port. What
 * was started by then is closed again. A later loss of either shows in `/readyz` and heals by itself.
 */
export async function startService<C extends Contract, S>(
  definition: ServiceDefinition<C, S>,
  environment: ServiceEnvironment,
): Promise<RunningService> {
  const { name, contract, version } = definition
  const log = createLog({ name, level: environment.LOG_LEVEL })
  const gatewayKey = await readJwk(environment.ACTOR_TOKEN_PUBLIC_KEY_FILE)
  const verifier = await createTokenVerifier(gatewayKey, name)
  const storage = await openStorage(environment)
  const files = await openFileStore({ storage, context: name, ticketKey: gatewayKey })
  const sealKey = await readJwk(environment.AUDIT_SEAL_KEY_FILE)

  await using running = new AsyncDisposableStack()
  const metrics = createMetrics()
  running.defer(metrics.stop)
  const db = openDatabase<S>({ url: environment.DATABASE_URL, name })
  running.defer(() => db.close())
  addDatabaseGauges(metrics.registry, db.read, log)

  let connection: Awaited<ReturnType<typeof connectNats>> | undefined
  let server: ContractServer | undefined
  const ready = createReadiness({
    database: () => sql`select 1`.execute(db.read),
    nats: async () => {
      if (!connection) throw new Error('not connected yet')
      await connection.rtt()
    },
    contract: async () => {
      if (!server?.serving()) throw new Error('not served')
    },
  })
  const { HEALTH_HOST: host, PORT: port } = environment
  const health = await startHealthServer({ host, port, ready, registry: metrics.registry })
  running.defer(() => health.stop())

  const deadline = startDeadline()
  await untilThere('Postgres', deadline, log, () => sql`select 1`.execute(db.read))
  const nats = await untilThere('NATS', deadline, log, () => connectNats({ url: environment.NATS_URL, name, log }))
  connection = nats
  running.defer(() => closeConnection(nats))

  await storageReady(storage, deadline, log)

  const source = openOutbox({ url: environment.DATABASE_URL })
  running.defer(() => source.close())
  const relay = startRelay({ source, connection: nats, log })
  running.defer(() => relay.stop())
  const anchorFile = anchorFileOf(environment.AUDIT_SEAL_DIR, name)
  const sealer = startSealer({
    url: environment.DATABASE_URL,
    key: sealKey,
    anchorFile,
    acceptMissingAnchor: environment.AUDIT_ACCEPT_MISSING_ANCHOR,
    log,
  })
  running.defer(() => sealer.close())
  const notify = createNotify(nats, name, log)
  const prove = auditProof({ databaseUrl: environment.DATABASE_URL, sealKey, anchorFile })
  const publicUrl = environment.PUBLIC_URL?.replace(/\/+$/, '')
  const parts: ServiceParts<S> = { db, files, enqueue: enqueueJob, notify, prove, log, publicUrl }
  for (const reaction of definition.reactions(parts)) {
    const consumer = reaction.start(nats, log)
    running.defer(() => consumer.stop())
  }

  const sweep = startOwnSweep(storage, name, fileRecords(db), log)
  running.defer(() => sweep.stop())
  const jobs = startJobs({ db, kinds: definition.jobs(parts), notify, log })
  running.defer(() => jobs.stop())
  const daily = startDailyRuns({
    db,
    url: environment.DATABASE_URL,
    service: name,
    runs: definition.dailyRuns?.(parts) ?? [],
    log,
  })
  running.defer(() => daily.stop())

  const serving = await serveContract({
    connection: nats,
    contract,
    handlers: definition.handlers(parts),
    verify: verifier.verify,
    log,
    version,
    validateOutput: environment.NODE_ENV !== 'production',
    metrics: metrics.procedures,
  })
  server = serving
  running.defer(() => serving.stop())
  log.info({ port: health.port, version }, 'the service is ready')

  const started = running.move()
  let stopped: Promise<void> | undefined
  return {
    port: health.port,
    stop() {
      stopped ??= started.disposeAsync().then(
        () => log.info({}, 'the service has stopped'),
        (error: unknown) => log.error({ err: error }, 'the service has stopped, but not cleanly'),
      )
      return stopped
    },
  }
}

import { identity } from '@zhanwang/domain-identity/contract'
import { divisionChanged } from '@zhanwang/domain-station-registry/events'
import { type TodoKinds, todoChanged } from '@zhanwang/domain-todo/todo'
import type { FileStore } from '@zhanwang/files/file-store'
import type { TokenVerifier } from '@zhanwang/messaging/actor-token'
import { serveContract } from '@zhanwang/messaging/contract-server'
import { consumeEvent } from '@zhanwang/messaging/event-consumer'
import { createNotify, createNotifyOffice } from '@zhanwang/messaging/live-publisher'
import type { Log } from '@zhanwang/messaging/log'
import { startRelay } from '@zhanwang/messaging/outbox-relay'
import type { ProcedureMetrics } from '@zhanwang/messaging/procedure-endpoint'
import { type SealerOptions, startSealer } from '@zhanwang/persistence/audit-sealer'
import type { Database } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { openOutbox } from '@zhanwang/persistence/outbox'
import { startDailyRuns } from '@zhanwang/persistence/start-daily-runs'
import { startJobs } from '@zhanwang/persistence/start-jobs'
import { anchorFileOf } from '@zhanwang/service-kit/anchor-file-of'
import { auditProof } from '@zhanwang/service-kit/audit-proof'
import { todoRetention } from '@zhanwang/todos/todo-retention'
import type { NatsConnection } from 'nats'
import { VERSION } from '../version.ts'
import { DIVISION_CONSUMER, projectDivision } from './divisions/project-division.ts'
import { identityHandlers } from './handlers.ts'
import { identityExports } from './identity-exports.ts'
import type { IdentityParts } from './parts.ts'
import type { SessionRegistry } from './session-registry.ts'
import type { IdentityTables } from './tables.ts'
import { projectTodo, todoConsumer } from './todos/project-todo.ts'
import { todoTeller } from './todos/tell-todo.ts'
import { todoTexts } from './todos/todo-texts.ts'

export interface IdentityServiceParts {
  readonly connection: NatsConnection
  readonly database: Database<IdentityTables>
  readonly databaseUrl: string
  readonly files: FileStore
  readonly sessions: SessionRegistry
  readonly secret: string
  readonly hashPassword: IdentityParts['hashPassword']
  readonly limit: IdentityParts['limit']
  readonly rules: IdentityParts['rules']
  readonly verify: TokenVerifier['verify']
  readonly sealKey: SealerOptions['key']
  /** The contexts that open to-dos, and what theirs say. */
  readonly todoKinds: ReadonlyMap<string, TodoKinds>
  readonly acceptMissingAnchor: boolean
  readonly sealDir: string
  readonly validateOutput: boolean
  readonly metrics: ProcedureMetrics
  readonly log: Log
}

/**
 * Identity as a service like the others, in the gateway's process: its contract over NATS, its outbox and audit seals,
 * its projections of divisions and of every context's to-dos. Stops in the reverse order, requests first.
 */
export async function startIdentity(parts: IdentityServiceParts): Promise<AsyncDisposable> {
  const { connection, database, databaseUrl, sessions, log } = parts
  await using running = new AsyncDisposableStack()

  const source = openOutbox({ url: databaseUrl, name: 'identity' })
  running.defer(() => source.close())
  const relay = startRelay({ source, connection, log })
  running.defer(() => relay.stop())
  const anchorFile = anchorFileOf(parts.sealDir, 'identity')
  const sealer = startSealer({
    url: databaseUrl,
    key: parts.sealKey,
    anchorFile,
    acceptMissingAnchor: parts.acceptMissingAnchor,
    log,
  })
  running.defer(() => sealer.close())

  const divisions = consumeEvent({
    connection,
    definition: divisionChanged,
    consumer: DIVISION_CONSUMER,
    apply: (envelope, division) => projectDivision(database, envelope, division, () => sessions.forgetAll()),
    deadLetter: (letter) => database.recordDeadLetter(letter),
    log,
  })
  running.defer(() => divisions.stop())

  const notify = createNotify(connection, 'identity', log)
  const tellTodo = todoTeller(notify, createNotifyOffice(connection, 'identity', log))
  for (const context of parts.todoKinds.keys()) {
    const todos = consumeEvent({
      connection,
      definition: todoChanged(context),
      consumer: todoConsumer(context),
      apply: (envelope, todo) => projectTodo(database, envelope, todo, tellTodo),
      deadLetter: (letter) => database.recordDeadLetter(letter),
      log,
    })
    running.defer(() => todos.stop())
  }
  const prove = auditProof({ databaseUrl, sealKey: parts.sealKey, anchorFile })
  const { files, secret, hashPassword, limit, rules } = parts
  const identityParts: IdentityParts = {
    database,
    files,
    enqueue: enqueueJob,
    notify,
    prove,
    log,
    sessions,
    secret,
    hashPassword,
    limit,
    rules,
    todoTexts: todoTexts(parts.todoKinds),
    tellTodo,
  }
  const jobs = startJobs({
    db: database,
    kinds: Object.values(identityExports(identityParts)).map(({ job }) => job),
    notify,
    log,
  })
  running.defer(() => jobs.stop())
  const runs = [todoRetention(database)]
  const daily = startDailyRuns({ db: database, url: databaseUrl, service: 'identity', runs, log })
  running.defer(() => daily.stop())

  const server = await serveContract({
    connection,
    contract: identity,
    handlers: identityHandlers(identityParts),
    verify: parts.verify,
    log,
    version: VERSION,
    validateOutput: parts.validateOutput,
    metrics: parts.metrics,
  })
  running.defer(() => server.stop())
  return running.move()
}

import { setTimeout as delay } from 'node:timers/promises'
import { Svcm } from '@nats-io/services'
import { type Contract, type Handlers, procedureEntries } from '@zhanwang/kernel/contract'
import type { NatsConnection } from 'nats'
import type { TokenVerifier } from './actor-token.ts'
import type { Log } from './log.ts'
import { type ProcedureMetrics, serveProcedure } from './procedure-endpoint.ts'

const UNSUBSCRIBE_TIMEOUT_MS = 3_000

export interface ContractServerOptions<C extends Contract> {
  readonly connection: NatsConnection
  readonly contract: C
  readonly handlers: Handlers<C>
  readonly verify: TokenVerifier['verify']
  readonly log: Log
  /** Semantic version, shown by `nats micro` tools. */
  readonly version: string
  /** Whether each answer is checked against the contract: in tests and development. */
  readonly validateOutput: boolean
  readonly metrics?: ProcedureMetrics
}

export interface ContractServer {
  /** Whether it still takes requests: false after `stop`, or when the server took a subscription away. */
  serving(): boolean
  /** Takes no more requests, and waits for the answers of those it has. Never rejects. */
  stop(): Promise<void>
}

/**
 * Serves every procedure of a contract, one NATS endpoint each, in the queue group of its context: a second process with
 * the same contract shares the work. Requests are handled side by side, so a slow one delays no other.
 * Resolves when the server knows all endpoints. Throws where a procedure has no handler.
 */
export async function serveContract<C extends Contract>(options: ContractServerOptions<C>): Promise<ContractServer> {
  const { connection, contract, log } = options
  const service = await new Svcm(connection).add({
    name: contract.context,
    version: options.version,
    description: contract.title.en,
    queue: contract.context,
  })
  let inFlight = 0
  let idle: (() => void) | undefined

  for (const entry of procedureEntries(contract)) {
    const answer = serveProcedure(entry, options)
    service.addEndpoint(entry.path.replace('.', '-'), {
      subject: entry.subject,
      metadata: { kind: entry.procedure.kind, permission: entry.procedure.permission ?? '' },
      handler: (_error, message) => {
        inFlight++
        // `answer` never rejects.
        void answer(message).then(() => {
          inFlight--
          if (inFlight === 0) idle?.()
        })
      },
    })
  }
  void service.stopped.then((error) => {
    if (error) log.error({ err: error, context: contract.context }, 'the contract is no longer served')
  })
  await connection.flush()

  return {
    serving: () => !service.isStopped,
    async stop() {
      // Without a connection nobody confirms the end of the subscriptions, and nothing new comes either.
      await Promise.race([service.stop(), delay(UNSUBSCRIBE_TIMEOUT_MS, undefined, { ref: false })])
      if (inFlight > 0) {
        await new Promise<void>((resolve) => {
          idle = resolve
        })
      }
    },
  }
}

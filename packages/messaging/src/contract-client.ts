import type { Contract, ProcedureEntry } from '@zhanwang/kernel/contract'
import { DomainError } from '@zhanwang/kernel/errors'
import { ClosedConnectionError, DrainingConnectionError, type NatsConnection, RequestError } from 'nats'
import { MAX_REQUEST_BYTES, type RequestMeta, readError, writeMeta } from './envelope.ts'

/**
 * As long as one statement may take in the service's database. A command of several, or one that waited for its turn, may
 * still succeed after its caller gave up: this is what `outcome-unknown` says.
 */
const COMMAND_TIMEOUT_MS = 15_000
const QUERY_TIMEOUT_MS = 10_000

export type RawReply =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly error: DomainError }

export interface RequestOptions extends RequestMeta {
  /** Default: 10 s for a query, 15 s for a command. */
  readonly timeoutMs?: number | undefined
}

export interface ContractClient {
  /**
   * Sends `input` (JSON, not looked into) to the service that owns `entry` and returns its answer as it came.
   * Never throws for what can happen on the way: nobody serves it, or the connection is lost: `unavailable`, nothing was
   * done; no answer in time: `outcome-unknown` for a command, `unavailable` for a query; too big: `too-large`.
   */
  request(entry: ProcedureEntry, input: Uint8Array | string, options: RequestOptions): Promise<RawReply>
  /** The contexts of which no instance answers within `timeoutMs`: for a readiness check. */
  silent(timeoutMs: number): Promise<string[]>
}

/** A client of the services that own `contracts`. */
export function createContractClient(connection: NatsConnection, contracts: readonly Contract[]): ContractClient {
  const contexts = contracts.map((contract) => contract.context)
  let connected = true
  void watch()

  return {
    async request(entry, input, options) {
      const body = typeof input === 'string' ? Buffer.from(input) : input
      if (body.length > MAX_REQUEST_BYTES) return failed(new DomainError('too-large'))
      // The connection would keep the request and send it when it is back, long after its caller went away.
      if (!connected) return failed(new DomainError('unavailable'))
      const command = entry.procedure.kind === 'command'
      try {
        const reply = await connection.request(entry.subject, body, {
          timeout: options.timeoutMs ?? (command ? COMMAND_TIMEOUT_MS : QUERY_TIMEOUT_MS),
          headers: writeMeta(options),
        })
        const error = readError(reply)
        return error ? failed(error) : { ok: true, body: reply.data }
      } catch (cause) {
        if (cause instanceof DomainError) return failed(cause)
        return failed(new DomainError(neverSent(cause) || !command ? 'unavailable' : 'outcome-unknown', {}, { cause }))
      }
    },

    async silent(timeoutMs) {
      const answers = await Promise.allSettled(
        contexts.map((context) => connection.request(`$SRV.PING.${context}`, '', { timeout: timeoutMs })),
      )
      return contexts.filter((_, index) => answers[index]?.status === 'rejected')
    },
  }

  async function watch(): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') connected = false
      else if (status.type === 'reconnect') connected = true
    }
    connected = false
  }
}

function failed(error: DomainError): RawReply {
  return { ok: false, error }
}

/** Whether the request surely reached no service. Any other failure leaves that open. */
function neverSent(error: unknown): boolean {
  return (
    error instanceof ClosedConnectionError ||
    error instanceof DrainingConnectionError ||
    (error instanceof RequestError && error.isNoResponders())
  )
}

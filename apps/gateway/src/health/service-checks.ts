import type { Contract } from '@zhanwang/kernel/contract'
import type { Checks } from '@zhanwang/service-kit/readiness'
import type { NatsConnection } from 'nats'

const PING_TIMEOUT_MS = 1_000

/** A check for each context: some instance of its service answers a ping of the services framework. */
export function serviceChecks(connection: NatsConnection, contracts: readonly Contract[]): Checks {
  return Object.fromEntries(
    contracts.map(({ context }) => [
      context,
      () => connection.request(`$SRV.PING.${context}`, '', { timeout: PING_TIMEOUT_MS }),
    ]),
  )
}

import { identity } from '@zhanwang/domain-identity/contract'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Contract } from '@zhanwang/kernel/contract'

/** A context as the gateway offers it: `key` is its name in the tRPC router. */
export interface OfferedContext {
  readonly key: string
  readonly contract: Contract
}

/** Every context behind this gateway. The router's type (router-type.ts) names the same keys. */
export const CONTEXTS: readonly OfferedContext[] = [
  { key: 'registry', contract: stationRegistry },
  { key: 'identity', contract: identity },
]

import { identity } from '@zhanwang/domain-identity/contract'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import {
  divisionChanged,
  inspectionChanged,
  leadingGroupChanged,
  organizationChanged,
  policyChanged,
  registryApprovalChanged,
  registryRuleChanged,
  stationChanged,
  ticketChanged,
  visitRecorded,
} from '@zhanwang/domain-station-registry/events'
import { TODO_KINDS } from '@zhanwang/domain-station-registry/todos'
import type { TodoKinds } from '@zhanwang/domain-todo/todo'
import type { Contract } from '@zhanwang/kernel/contract'
import type { EventDefinition } from '@zhanwang/kernel/event'

/** A context as the gateway offers it: `key` is its name in the tRPC router. */
export interface OfferedContext {
  readonly key: string
  readonly contract: Contract
  /** Those of which open pages are told. */
  readonly events?: readonly EventDefinition[]
  /** What its to-dos say, for a context that opens some: identity lists them. */
  readonly todoKinds?: TodoKinds
}

/**
 * Every context behind this gateway. A new one is named here: the router and its type, REST, the permission matrix and
 * the tests that walk all procedures follow.
 */
export const CONTEXTS = [
  {
    key: 'registry',
    contract: stationRegistry,
    events: [
      stationChanged,
      divisionChanged,
      registryApprovalChanged,
      registryRuleChanged,
      inspectionChanged,
      ticketChanged,
      visitRecorded,
      organizationChanged,
      policyChanged,
      leadingGroupChanged,
    ],
    todoKinds: TODO_KINDS,
  },
  { key: 'identity', contract: identity },
] as const satisfies readonly OfferedContext[]

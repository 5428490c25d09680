import {
  type Contract,
  type Delivery,
  type Procedure,
  type ProcedureEntry,
  procedureEntries,
} from '@zhanwang/kernel/contract'
import { DomainError } from '@zhanwang/kernel/errors'
import type { OfferedContext } from './composition.ts'
import { indicatorList } from './indicators/indicator-list.ts'
import { type IndicatorOwners, indicatorOwners } from './indicators/indicator-owners.ts'

/** A procedure as clients call it, and how the gateway finds who answers. */
export interface OfferedProcedure {
  /** `registry.stations.list`. */
  readonly trpcPath: string
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`, with `{params}`. */
  readonly route: string
  /** The context whose name stands beside it in documents: the gateway's own are `gateway`. */
  readonly context: string
  readonly procedure: Procedure
  /** Who answers: one endpoint, the owner of the indicator that the input names, or the gateway itself. */
  readonly answer:
    | { readonly by: 'service'; readonly entry: ProcedureEntry }
    | { readonly by: 'indicator-owner'; readonly entryOf: (input: unknown) => ProcedureEntry }
    | { readonly by: 'gateway'; readonly output: unknown }
}

/**
 * All procedures that the gateway offers, from the contracts. The contexts' `indicators` groups appear once, as one group
 * for all contexts. Throws where a REST route or an indicator code is claimed twice: a mistake in the code.
 */
export function offeredProcedures(contexts: readonly OfferedContext[]): OfferedProcedure[] {
  const owners = indicatorOwners(contexts.map(({ contract }) => contract))
  const offered = [
    ...contexts.flatMap(({ key, contract }) => ownProcedures(key, contract)),
    ...indicatorProceduresOf(contexts, owners),
  ]
  const taken = new Set<string>()
  for (const { procedure, trpcPath } of offered) {
    const shape = procedure.rest.replace(/\{\w+\}/g, '{}')
    if (taken.has(shape)) throw new Error(`${trpcPath}: the route ${procedure.rest} is taken`)
    taken.add(shape)
  }
  return offered
}

/** What REST answers with instead of the output, if anything. */
export function deliveryOf({ procedure }: OfferedProcedure): Delivery | undefined {
  return procedure.kind === 'query' ? procedure.delivers : undefined
}

function ownProcedures(key: string, contract: Contract): OfferedProcedure[] {
  return [...procedureEntries(contract)]
    .filter(({ group }) => group !== 'indicators')
    .map((entry) => ({ ...borders(entry), trpcPath: `${key}.${entry.path}`, answer: { by: 'service', entry } }))
}

/** `indicators.list` by the gateway, `read` and `rows` by the owner of the code. The fragment is the same in every context. */
function indicatorProceduresOf(contexts: readonly OfferedContext[], owners: IndicatorOwners): OfferedProcedure[] {
  const fragment = contexts
    .flatMap(({ contract }) => [...procedureEntries(contract)])
    .filter(({ group }) => group === 'indicators')
  const names = [...new Set(fragment.map(({ name }) => name))]
  return [
    {
      trpcPath: 'indicators.list',
      context: 'gateway',
      method: 'GET',
      route: '/indicators',
      procedure: indicatorList,
      answer: { by: 'gateway', output: owners.catalogue },
    },
    ...names.flatMap((name): OfferedProcedure[] => {
      const sample = fragment.find((entry) => entry.name === name)
      if (!sample) return []
      const entryOf = (input: unknown) => {
        const context = owners.contextOf(codeIn(input))
        const entry = fragment.find((candidate) => candidate.context === context && candidate.name === name)
        if (!entry) throw new DomainError('not-found', { reason: 'indicator-unknown' })
        return entry
      }
      return [{ ...borders(sample), trpcPath: `indicators.${name}`, answer: { by: 'indicator-owner', entryOf } }]
    }),
  ]
}

function borders({ context, method, route, procedure }: ProcedureEntry) {
  return { context, method, route, procedure }
}

function codeIn(input: unknown): string {
  return typeof input === 'object' && input !== null && 'code' in input && typeof input.code === 'string'
    ? input.code
    : ''
}

import type { Contract } from '@zhanwang/kernel/contract'
import type { z } from 'zod'
import type { indicatorList } from './indicator-list.ts'

export interface IndicatorOwners {
  /** The context that owns a code; undefined for an unknown one. */
  contextOf(code: string): string | undefined
  readonly catalogue: z.output<typeof indicatorList.output>
}

/** Which context answers which figure, from what the domain packages declare. Throws where two declare one code. */
export function indicatorOwners(contracts: readonly Contract[]): IndicatorOwners {
  const owners = new Map<string, string>()
  const rows = contracts.flatMap(({ context, indicators }) =>
    indicators.map(({ code, name, unit, formula, source, scale, rounding, rows: listed }) => {
      const owner = owners.get(code)
      if (owner !== undefined) throw new Error(`the indicator ${code} belongs to ${owner} and to ${context}`)
      owners.set(code, context)
      return { code, context, name, unit, formula, source, scale, rounding, rows: listed }
    }),
  )
  return { contextOf: (code) => owners.get(code), catalogue: { rows } }
}

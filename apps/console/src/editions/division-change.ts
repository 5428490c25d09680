import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { ChangeKind, DivisionChange } from './edition-rows.ts'

/** The form of a change; what its kind does not ask for is empty. */
export interface ChangeValues {
  kind: ChangeKind
  division: string | null
  on: BusinessDate
  source: string
  name?: string
  parent?: string | null
  into?: string | null
  parts?: { code?: string; name?: string }[]
  children?: Record<string, string>
}

/** The change that was filled in; undefined while something of it is missing. */
export function divisionChange(values: ChangeValues): DivisionChange | undefined {
  const { kind, name, parent, into, parts = [], children = {} } = values
  switch (kind) {
    case 'rename':
      return name ? { kind, name } : undefined
    case 'move':
      return parent ? { kind, parent } : undefined
    case 'merge':
      return into ? { kind, into } : undefined
    case 'split': {
      const whole = parts.flatMap((part) => (part.code && part.name ? [{ code: part.code, name: part.name }] : []))
      return whole.length > 1 ? { kind, parts: whole, children } : undefined
    }
  }
}

import type { AuditEntry } from '@zhanwang/kernel/audit-reading'
import { inReadingOrder } from './field-words.ts'

export type Json = AuditEntry['detail'][string]

/** One field of what changed. An undefined side has no such field. */
export interface ChangeRow {
  /** `['premises', 'type']` */
  readonly path: readonly string[]
  readonly before: Json | undefined
  readonly after: Json | undefined
}

export interface Changes {
  /** Whether there was nothing before: all of it is new. */
  readonly isNew: boolean
  /** Empty where the entry tells no before and after. */
  readonly rows: readonly ChangeRow[]
  /** What else it tells: a reason, a day, a count. */
  readonly facts: readonly { readonly name: string; readonly value: Json }[]
}

/** Of no use to a reader: they stand in the entry itself, or name rows of the database. */
const HIDDEN = new Set(['id', 'version'])

/** An entry's detail field by field: what was before and what is after, and what was told besides. */
export function changesOf(detail: AuditEntry['detail']): Changes {
  const { before, after, ...others } = detail
  const isComparison = (isFields(before) || isFields(after)) && (before ?? null) !== (after ?? null)
  const rest = isComparison ? others : detail
  return {
    isNew: isComparison && !isFields(before),
    rows: isComparison ? rowsOf([], before, after) : [],
    facts: Object.entries(rest)
      .flatMap(([name, value]) => (isEmpty(value) ? [] : [{ name, value }]))
      .sort((a, b) => inReadingOrder(a.name, b.name)),
  }
}

function rowsOf(path: readonly string[], before: Json | undefined, after: Json | undefined): ChangeRow[] {
  if (path.length > 0 && !isFields(before) && !isFields(after)) {
    return isEmpty(before) && isEmpty(after) ? [] : [{ path, before, after }]
  }
  const old = isFields(before) ? before : {}
  const now = isFields(after) ? after : {}
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => !HIDDEN.has(name))
    .sort(inReadingOrder)
  return names.flatMap((name) => rowsOf([...path, name], old[name], now[name])).filter(isChange)
}

/** A field of an object that was compared as a whole may be the same on both sides. */
function isChange({ before, after }: ChangeRow): boolean {
  return JSON.stringify(before ?? null) !== JSON.stringify(after ?? null)
}

function isFields(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

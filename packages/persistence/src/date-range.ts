import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'

/** The days on which something is true: from the first to the last, both included; `to` null while it lasts. */
export interface ValidTime {
  readonly from: BusinessDate
  readonly to: BusinessDate | null
}

type Column = string | Expression<unknown>

/** A daterange as Postgres prints it, `[2022-01-01,2023-01-01)`, in days. Throws RangeError for an empty or open start. */
export function validTimeOf(range: string): ValidTime {
  const match = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/.exec(range)
  const [, from, before] = match ?? []
  if (from === undefined) throw new RangeError(`not a valid time: ${range}`)
  return { from, to: before === undefined ? null : addDays(before, -1) }
}

/** The daterange of these days, as a value to store. Postgres refuses one that ends before it begins (22000). */
export function dateRange({ from, to }: ValidTime): RawBuilder<string> {
  return sql<string>`daterange(${from}::date, ${to}::date, '[]')`
}

/** Whether a daterange column holds on a date; a GiST index on the column answers it. */
export function validOn(column: Column, date: BusinessDate): RawBuilder<SqlBool> {
  return sql<SqlBool>`${reference(column)} @> ${date}::date`
}

/**
 * The column's range ended so that `next` is the first day on which it no longer holds: what follows begins there.
 * Empty when it began on that very day, so a table that must not hold empty ranges checks `NOT isempty`.
 */
export function closeAt(column: Column, next: BusinessDate): RawBuilder<string> {
  const range = reference(column)
  return sql<string>`daterange(lower(${range}), ${next}::date)`
}

function reference(column: Column) {
  return typeof column === 'string' ? sql.ref(column) : column
}

import { DomainError } from '@zhanwang/kernel/errors'
import type { z } from 'zod'

/** What a cursor holds: the sort values of the last row of a page, its unique id last. */
export type CursorValues = readonly (string | number | boolean | null)[]

/** A cursor as the API hands it out: opaque, safe in a URL. */
export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/**
 * The values of a cursor. Throws `invalid-input` for anything that `encodeCursor` did not make for this schema, and for
 * texts that Postgres can neither keep nor compare: with a NUL, or with half of a surrogate pair.
 */
export function decodeCursor<Values>(text: string, schema: z.ZodType<Values>): Values {
  const parsed = schema.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success) throw new DomainError('invalid-input', {}, { cause: parsed.error })
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed()))
        throw new DomainError('invalid-input')
      return value
    })
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('invalid-input', {}, { cause: error })
  }
}

/**
 * A page out of `limit + 1` rows: the row too many says that there is a next page and is left to it.
 * Rows are ordered by what `cursorOf` takes from them, so that rows added meanwhile make a page neither skip nor repeat.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => CursorValues,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null }
}

import { DomainError } from '@zhanwang/kernel/errors'
import pg from 'pg'

/** SQLSTATE (PostgreSQL, appendix A) to what kind of constraint it is. */
const CONSTRAINT_KINDS = {
  '23503': 'foreign-key',
  '23505': 'unique',
  '23514': 'check',
  '23P01': 'exclusion',
} as const

/** The database refused a row. Which row is already there it does not say: a reader may have no right to know. */
export class ConstraintViolation extends Error {
  override readonly name = 'ConstraintViolation'
  readonly kind: (typeof CONSTRAINT_KINDS)[keyof typeof CONSTRAINT_KINDS]
  readonly constraint: string
  readonly table: string

  constructor(kind: ConstraintViolation['kind'], constraint: string, table: string, options?: ErrorOptions) {
    super(`${kind} constraint ${constraint} of ${table} is violated`, options)
    this.kind = kind
    this.constraint = constraint
    this.table = table
  }
}

/**
 * What to throw for an error of a store: `conflict` with the reason given for the violated constraint, and any other
 * error as it is. `throw mapConstraint(error, { station_name_key: 'name-taken' })`
 */
export function mapConstraint(error: unknown, reasons: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof ConstraintViolation)) return error
  const reason = Object.hasOwn(reasons, error.constraint) ? reasons[error.constraint] : undefined
  return reason === undefined ? error : new DomainError('conflict', { reason }, { cause: error })
}

/** An error of the driver in the project's words; what has none is returned as it is. */
export function fromDriver(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  const { code, constraint = '', table = '' } = error
  if (isConstraintCode(code))
    return new ConstraintViolation(CONSTRAINT_KINDS[code], constraint, table, { cause: error })
  // A NUL in a text, or half a surrogate pair in JSON: only input brings them, and Postgres stores neither.
  if (code === '22021' || code === '22P05') return new DomainError('invalid-input', {}, { cause: error })
  // The statement took longer than a session here may (see pool.ts), and had no effect.
  if (code === '57014') return new DomainError('unavailable', {}, { cause: error })
  return error
}

/** With what the server ends or refuses a session (class 08 is tested apart), and how the sockets of Node say so. */
const LOSS_CODES = new Set([
  ...['25P03', '25P04', '57P01', '57P02', '57P03', '57P04', '57P05'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'ETIMEDOUT'],
])
/** The driver's own words: it gives these errors no code. */
const LOSS_MESSAGE =
  /^(Connection terminated|Client (was closed|has encountered a connection error) and is not queryable)/

/** Whether the session is gone, or about to go: nothing may be asked on it any more. */
export function isSessionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return LOSS_CODES.has(code) || /^08[0-9A-Z]{3}$/.test(code) || LOSS_MESSAGE.test(error.message)
}

function isConstraintCode(code: string | undefined): code is keyof typeof CONSTRAINT_KINDS {
  return code !== undefined && Object.hasOwn(CONSTRAINT_KINDS, code)
}

/** A deadlock (40P01), serialization failure (40001) or stale plan: the same work may succeed when done again. */
export function isWorthRepeating(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001' || isStalePlan(error))
}

/** "Cached plan must not change result type": a migration changed a table under a prepared `RETURNING *`. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery'
}

/** A statement after the one that failed: it says nothing of its own (25P02, in_failed_sql_transaction). */
export function isAftermath(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '25P02'
}

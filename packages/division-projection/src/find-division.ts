import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, narrowScopes, type ScopePath } from '@zhanwang/kernel/scope'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import type { Kysely } from 'kysely'
import type { DivisionProjectionTables } from './division-tables.ts'

type Db = Kysely<DivisionProjectionTables>

export interface FoundDivision {
  readonly name: string
  readonly path: ScopePath
  /** Its last day, where it has ended. */
  readonly until: BusinessDate | null
}

/** Name, path and last day of a division as they are now; undefined for an unknown one. */
export async function findDivision(db: Db, code: DivisionCode): Promise<FoundDivision | undefined> {
  return newest(db, code).executeTakeFirst()
}

/** The same, held as it is until the transaction ends: its path cannot move meanwhile. */
export async function holdDivision(db: Db, code: DivisionCode): Promise<FoundDivision | undefined> {
  await holdDivisions(db)
  return findDivision(db, code)
}

function newest(db: Db, code: DivisionCode) {
  return db
    .selectFrom('division_projection')
    .select(['name', 'scope_path as path', 'valid_to as until'])
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .limit(1)
}

/** Where a division lies now; undefined for an unknown one. */
export async function findPath(db: Db, code: DivisionCode): Promise<ScopePath | undefined> {
  return (await findDivision(db, code))?.path
}

/** A division that lies whole in the caller's scope. Throws `not-found` for any other, as for one that is not there. */
export async function getDivision(db: Db, code: DivisionCode, scopes: readonly ScopePath[]): Promise<FoundDivision> {
  const found = await findDivision(db, code)
  if (!found || !anyCovers(scopes, found.path)) throw divisionUnknown(code)
  return found
}

/** The same, held as it is until the transaction ends, for what is recorded there. */
export async function heldDivision(db: Db, code: DivisionCode, scopes: readonly ScopePath[]): Promise<FoundDivision> {
  await holdDivisions(db)
  return getDivision(db, code, scopes)
}

/** What a caller may see of the division that a list names: all of it, or their part. Throws `not-found` for nothing. */
export async function getScopesWithin(
  db: Db,
  code: DivisionCode,
  scopes: readonly ScopePath[],
): Promise<readonly ScopePath[]> {
  const path = await findPath(db, code)
  const narrowed = path ? narrowScopes(scopes, path) : []
  if (narrowed.length === 0) throw divisionUnknown(code)
  return narrowed
}

function divisionUnknown(code: DivisionCode): DomainError {
  return new DomainError('not-found', { reason: 'division-unknown', params: { code } })
}

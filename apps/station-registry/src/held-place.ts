import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { type DivisionCode, type DivisionLevel, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import { checkInScope } from './division-access.ts'
import { holdVersions } from './division-reads.ts'
import type { RegistryTables } from './registry-tables.ts'

/** A division for which something is recorded. */
export interface HeldPlace {
  readonly division: DivisionCode
  readonly divisionName: string
  readonly scopePath: ScopePath
  readonly level: DivisionLevel
}

/**
 * A division of the scopes as it is today, held until the transaction ends: what is recorded for it cannot miss a
 * reorganisation. Throws `not-found` outside the scopes, `rule-broken` for a division that is no more.
 */
export async function heldPlace(
  db: Kysely<RegistryTables>,
  division: string,
  { scopes, today }: { readonly scopes: readonly ScopePath[]; readonly today: BusinessDate },
): Promise<HeldPlace> {
  const code = toDivisionCode(division)
  const [newest] = await holdVersions(db, code)
  const scopePath = checkInScope(code, newest?.scopePath, scopes)
  if (!newest || (newest.validTo !== null && newest.validTo < today))
    throw new DomainError('rule-broken', { reason: 'division-ended', params: { code, on: today } })
  return { division: code, divisionName: newest.name, scopePath, level: newest.level }
}

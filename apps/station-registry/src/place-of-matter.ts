import type { StationCode } from '@zhanwang/domain-station-registry/station'
import { type DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import type { Kysely } from 'kysely'
import { checkInScope } from './division-access.ts'
import { holdVersions } from './division-reads.ts'
import type { RegistryTables } from './registry-tables.ts'
import { stationInScope } from './stations/station-in-scope.ts'

/** Where a matter lies: a station, or a division as a whole. */
export interface MatterPlace {
  readonly division: DivisionCode
  readonly divisionName: string
  readonly scopePath: ScopePath
  readonly station: { readonly code: StationCode; readonly name: string } | null
}

/**
 * The place of a matter that names either a station or a division, held until the transaction ends. Throws `rule-broken`
 * where it names none or both, `not-found` for what lies outside the scopes.
 */
export async function placeOfMatter(
  db: Kysely<RegistryTables>,
  { station, division }: { station?: StationCode | null | undefined; division?: string | null | undefined },
  scopes: readonly ScopePath[],
): Promise<MatterPlace> {
  if (station && !division) {
    await holdDivisions(db)
    const { code, name, division: own, divisionName: ownName, scopePath } = await stationInScope(db, station, scopes)
    return { division: own, divisionName: ownName, scopePath, station: { code, name } }
  }
  if (!division || station) throw new DomainError('rule-broken', { reason: 'ticket-place-missing' })
  const code = toDivisionCode(division)
  const [newest] = await holdVersions(db, code)
  const scopePath = checkInScope(code, newest?.scopePath, scopes)
  return { division: code, divisionName: newest?.name ?? code, scopePath, station: null }
}

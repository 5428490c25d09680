import type { StationCode } from '@zhanwang/domain-station-registry/station'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import type { StoredStation } from './station-columns.ts'
import { findStation, lockStations } from './station-store.ts'

/** A station that the caller governs, for what belongs to it. Throws `not-found` for any other. */
export async function stationInScope(
  db: Kysely<RegistryTables>,
  code: StationCode,
  scopes: readonly ScopePath[],
): Promise<StoredStation> {
  return foundOr(await findStation(db, code, scopes))
}

/** The same, locked until the transaction ends. */
export async function lockedStationInScope(
  db: Kysely<RegistryTables>,
  code: StationCode,
  scopes: readonly ScopePath[],
): Promise<StoredStation> {
  const [station] = await lockStations(db, [code], scopes)
  return foundOr(station)
}

function foundOr(station: StoredStation | undefined): StoredStation {
  if (!station) throw new DomainError('not-found')
  return station
}

import { checkPlacement } from '@zhanwang/domain-station-registry/placement'
import type { Station, StationCode, StationKind } from '@zhanwang/domain-station-registry/station'
import { checkNotInFuture, checkPremises, stationName } from '@zhanwang/domain-station-registry/station-change'
import { stationCode, stationCodeStem } from '@zhanwang/domain-station-registry/station-code'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, covers, ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { checkInScope } from '../division-access.ts'
import { holdVersions } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { record } from './change-station.ts'
import { beginPeriod } from './period-store.ts'
import { stationAtFounding, versionOn } from './station-at-founding.ts'
import { publicState } from './station-columns.ts'
import {
  checkHostFree,
  holdParent,
  holdStationsOf,
  insertStation,
  mapStationConstraint,
  takeSerial,
} from './station-store.ts'

/** Founds a station: it is 筹建 from the day of founding on, with a code that is never given again. */
export function handleFound(database: Database<RegistryTables>): RegistryHandler<'stations', 'found'> {
  return (input, call) => {
    const work = async (tx: Transaction<RegistryTables>) => {
      const { kind, hostType, foundedOn, premises, mode } = input
      const name = stationName(input.name)
      const code = toDivisionCode(input.division)
      const versions = await holdVersions(tx.db, code)
      const scopePath = checkInScope(code, versions[0]?.scopePath, call.scopes)
      checkNotInFuture(foundedOn, call.today)
      const division = versionOn(versions, foundedOn)
      if (!division) {
        throw new DomainError('rule-broken', { reason: 'division-ended', params: { code, on: foundedOn } })
      }
      if (premises) checkPremises(premises)
      const parent = await getParent(tx, { kind, parent: input.parent, scopePath }, call.scopes)
      checkPlacement({ kind, hostType, division, parent })
      if (kind === 'station') await checkHostFree(tx.db, scopePath)

      const serial = await takeSerial(tx.db, stationCodeStem(kind, code))
      const station = stationAtFounding(input, {
        name,
        code: stationCode(kind, code, serial),
        place: { division: code, divisionName: versions[0]?.name ?? division.name, scopePath },
        parent: parent?.code ?? null,
      })
      insertStation(tx, station)
      const start = { stationId: station.id, sequence: 1, on: foundedOn, reason: '' }
      beginPeriod(tx, call, start, { aspect: 'status', status: 'preparing' })
      if (premises) beginPeriod(tx, call, start, { aspect: 'premises', premises })
      if (mode) beginPeriod(tx, call, start, { aspect: 'mode', mode })
      if (parent) beginPeriod(tx, call, start, { aspect: 'parent', parent: parent.code })
      record(tx, station, { before: null, after: { ...publicState(station) } })
      return { id: station.id, code: station.code, status: station.status, version: station.version }
    }
    return database.command(call, work).catch((error: unknown) => {
      throw mapStationConstraint(error)
    })
  }
}

/**
 * The station above: the one that is named, or for a room the only active station of its township. One outside the
 * caller's scope may be named where it governs the place (a township names its county's hub); any other is unknown.
 */
async function getParent(
  tx: Transaction<RegistryTables>,
  placed: { kind: StationKind; parent: StationCode | null; scopePath: ScopePath },
  scopes: readonly ScopePath[],
): Promise<Station | null> {
  const { kind, parent, scopePath } = placed
  if (parent) {
    const found = await holdParent(tx.db, parent)
    if (!found || !(anyCovers(scopes, found.scopePath) || covers(found.scopePath, scopePath))) {
      throw new DomainError('rule-broken', { reason: 'parent-unknown' })
    }
    return found
  }
  if (kind !== 'room') return null
  const [only, ...others] = await holdStationsOf(tx.db, ScopePath.parse(scopePath.replace(/[^/]+\/$/, '')))
  return only && others.length === 0 ? only : null
}

import type { FoundingInput } from '@zhanwang/domain-station-registry/founding'
import { checkPlacement } from '@zhanwang/domain-station-registry/placement'
import type { Station, StationCode, StationKind } from '@zhanwang/domain-station-registry/station'
import { checkNotInFuture, checkPremises, stationName } from '@zhanwang/domain-station-registry/station-change'
import { stationCode, stationCodeStem } from '@zhanwang/domain-station-registry/station-code'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { type DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, covers, type ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { checkInScope } from '../division-access.ts'
import { holdVersions } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { record } from './change-station.ts'
import { beginPeriod } from './period-store.ts'
import { type StationPlace, stationAtFounding, versionOn } from './station-at-founding.ts'
import { publicState, type StoredStation } from './station-columns.ts'
import {
  checkNameFree,
  holdHost,
  holdParent,
  holdStationsAbove,
  insertStation,
  mapStationConstraint,
  takeSerial,
} from './station-store.ts'

/** Records that a station is set up: it is 筹建 from the day of founding on, with a code that is never given again. */
export function handleFound(database: Database<RegistryTables>): RegistryHandler<'stations', 'found'> {
  return async (input, call) => {
    const work = async (tx: Transaction<RegistryTables>) => {
      const { id, code, status, version } = await foundStation(tx, call, input, call.scopes)
      return { id, code, status, version }
    }
    return database.command(call, work).catch((error: unknown) => {
      throw mapFoundingConstraint(error)
    })
  }
}

/** What to throw for what the database refuses at a founding: the rule that it stands for. */
export function mapFoundingConstraint(error: unknown): unknown {
  return mapStationConstraint(error)
}

/** A station that may be founded: its name as it is kept, its place, and what stands above it. */
export interface CheckedFounding {
  readonly name: string
  readonly place: StationPlace
  readonly parent: Station | null
}

/**
 * Checks a founding by every rule, and holds its host and its parent until the transaction ends. Throws `not-found` for a
 * division outside the scopes, `rule-broken` and `conflict` for the rest.
 */
export async function checkFounding(
  tx: Transaction<RegistryTables>,
  input: FoundingInput,
  scopes: readonly ScopePath[],
  today: BusinessDate,
): Promise<CheckedFounding> {
  const { kind, hostType, foundedOn, premises } = input
  const name = stationName(input.name)
  const code = toDivisionCode(input.division)
  const { versions, above, host } = await holdSurroundings(tx, kind, code, input.parent)
  const scopePath = checkInScope(code, versions[0]?.scopePath, scopes)
  checkNotInFuture(foundedOn, today)
  const division = versionOn(versions, foundedOn)
  if (!division) throw new DomainError('rule-broken', { reason: 'division-ended', params: { code, on: foundedOn } })
  if (premises) checkPremises(premises)
  const parent = input.parent ? knownParent(above, scopePath, scopes) : onlyOne(above)
  checkPlacement({ kind, hostType, division, parent })
  if (host) throw new DomainError('conflict', { reason: 'host-taken' })
  return { name, place: { division: code, divisionName: versions[0]?.name ?? division.name, scopePath }, parent }
}

/**
 * What a founding is judged by, held until the transaction ends: the division's versions, the station that is named as its
 * parent or for a room those of its township, and for a station the one that its place has. One wait for all of it: the
 * questions leave together, and lock in this order.
 */
async function holdSurroundings(
  { db }: Transaction<RegistryTables>,
  kind: StationKind,
  division: DivisionCode,
  parent: StationCode | null,
) {
  const [versions, above, host] = await Promise.all([
    holdVersions(db, division),
    parent ? holdParent(db, parent) : kind === 'room' ? holdStationsAbove(db, division) : [],
    kind === 'station' ? holdHost(db, division) : undefined,
  ])
  return { versions, above, host }
}

/** The same in advance, with the name, which at a founding the database refuses: what an application asks for. */
export async function checkFoundingAhead(
  tx: Transaction<RegistryTables>,
  input: FoundingInput,
  scopes: readonly ScopePath[],
  today: BusinessDate,
): Promise<CheckedFounding> {
  const checked = await checkFounding(tx, input, scopes, today)
  await checkNameFree(tx.db, checked.place.division, checked.name)
  return checked
}

/** Founds a station within a transaction: what the county records, and what follows an approved application. */
export async function foundStation(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  input: FoundingInput,
  scopes: readonly ScopePath[],
): Promise<StoredStation> {
  const { kind, foundedOn, premises, mode } = input
  // The serial is taken on what the checks are asked with: a founding that they refuse gives it back with all else.
  const [{ name, place, parent }, serial] = await Promise.all([
    checkFounding(tx, input, scopes, call.today),
    takeSerial(tx.db, stationCodeStem(kind, toDivisionCode(input.division))),
  ])
  const station = stationAtFounding(input, {
    name,
    code: stationCode(kind, place.division, serial),
    place,
    parent: parent?.code ?? null,
  })
  insertStation(tx, station)
  const start = { stationId: station.id, sequence: 1, on: foundedOn, reason: '' }
  beginPeriod(tx, call, start, { aspect: 'status', status: 'preparing' })
  if (premises) beginPeriod(tx, call, start, { aspect: 'premises', premises })
  if (mode) beginPeriod(tx, call, start, { aspect: 'mode', mode })
  if (parent) beginPeriod(tx, call, start, { aspect: 'parent', parent: parent.code })
  record(tx, station, { before: null, after: { ...publicState(station) } })
  return station
}

/**
 * The station that is named as the one above. One outside the scopes may be named where it governs the place (a township
 * names its county's hub); any other is unknown.
 */
function knownParent([found]: readonly Station[], place: ScopePath, scopes: readonly ScopePath[]): Station {
  if (!found || !(anyCovers(scopes, found.scopePath) || covers(found.scopePath, place))) {
    throw new DomainError('rule-broken', { reason: 'parent-unknown' })
  }
  return found
}

/** For a room that names none: the only active station of its township. */
function onlyOne([only, ...others]: readonly Station[]): Station | null {
  return only && others.length === 0 ? only : null
}

import { error, hasError, type Remark } from '@zhanwang/domain-ledger/remark'
import { compareStation } from '@zhanwang/domain-station-registry/compare-station'
import type { Division } from '@zhanwang/domain-station-registry/division'
import { checkBeforeChecklists } from '@zhanwang/domain-station-registry/existing-station'
import { hostTypeAt, newStation } from '@zhanwang/domain-station-registry/new-station'
import { checkPlacement, type ParentStation } from '@zhanwang/domain-station-registry/placement'
import { brokenRule, ruleRemark } from '@zhanwang/domain-station-registry/rule-remark'
import { checkDatedChange, checkNotEnded, stationName } from '@zhanwang/domain-station-registry/station-change'
import { stationCode, stationCodeStem } from '@zhanwang/domain-station-registry/station-code'
import type { IntendedStation } from '@zhanwang/domain-station-registry/station-ledger-row'
import { DomainError } from '@zhanwang/kernel/errors'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { CheckContext, RowCheck, RowToCheck, RowVerdict } from '@zhanwang/ledgers/ledger-import'
import type { Kysely } from 'kysely'
import { type PublishedChecklists, publishedChecklists } from '../acceptance/checklist-in-force.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { lockHost } from '../stations/lock-host.ts'
import { versionOn } from '../stations/station-at-founding.ts'
import type { StoredStation } from '../stations/station-columns.ts'
import { type FoundPlace, findPlace, townshipOf } from './find-place.ts'
import { loadPlaces, type PlaceIndex } from './place-index.ts'
import { lastSerials, type RecordedStations, readRecorded } from './recorded-stations.ts'
import { type Claims, rowClaims } from './row-claims.ts'
import type { StationPlan } from './station-plan.ts'

type Db = Kysely<RegistryTables>
type Row = RowToCheck<IntendedStation>
type Verdict = RowVerdict<StationPlan>

/** A row with the division that its words name; null where it names none and has a code. */
interface PlacedRow extends Row {
  readonly found: FoundPlace | null
}

/** What is known of a chunk when its rows are judged. */
interface Known {
  readonly index: PlaceIndex
  readonly recorded: RecordedStations
  /** Last serial of each stem, those that this file claimed included. */
  readonly serials: Map<string, number>
  readonly checklists: PublishedChecklists
}

/**
 * Checks the rows of a station ledger, a chunk at a time, by the same rules as the single commands, with one query each
 * for villages, stations and serials.
 */
export function stationCheck(context: CheckContext): RowCheck<RegistryTables, IntendedStation, StationPlan> {
  const claims = rowClaims()
  let loaded: Promise<PlaceIndex> | undefined
  return {
    async verdictsOn(db, rows) {
      loaded ??= loadPlaces(db, context.scopes)
      const index = await loaded
      const placed = await placeRows(db, index, rows, context)
      const divisions = placed.flatMap(({ found }) => found?.division ?? [])
      if (context.hold) await holdHosts(db, index, divisions)
      const places = divisions.flatMap(({ scopePath }) => [scopePath, above(scopePath)])
      const codes = rows.flatMap(({ intended }) => intended.code ?? [])
      const recorded = await readRecorded(db, { codes, places: [...new Set(places)], ...context })
      const stems = placed.flatMap(({ intended, found }) =>
        found?.division ? [stationCodeStem(intended.kind, found.division.code)] : [],
      )
      const serials = claims.serialsAfter(await lastSerials(db, [...new Set(stems)]), context.hold)
      const checklists = await publishedChecklists(
        db,
        divisions.map(({ scopePath }) => scopePath),
      )
      return placed.map((row) => verdictOn(row, { index, recorded, serials, checklists }, claims, context))
    },
  }
}

async function placeRows(db: Db, index: PlaceIndex, rows: readonly Row[], context: CheckContext): Promise<PlacedRow[]> {
  const dayOf = ({ foundedOn, plaqueOn }: IntendedStation) => foundedOn ?? plaqueOn ?? context.today
  const townships = rows.flatMap(({ intended }) => townshipOf(index, intended.place, dayOf(intended), context) ?? [])
  await index.loadVillages(db, townships)
  return rows.map((row) => {
    const { code, place } = row.intended
    const says = place.level !== 'province' && place[place.level] !== null
    return { ...row, found: code && !says ? null : findPlace(index, place, dayOf(row.intended), context) }
  })
}

/**
 * Nobody else may found at the places of the rows. The unique index knows codes only; where two lie on one path, foundings
 * wait for each other as single ones do.
 */
async function holdHosts(db: Db, index: PlaceIndex, divisions: readonly Division[]): Promise<void> {
  const shared = new Set(divisions.map(({ scopePath }) => scopePath).filter((path) => index.isShared(path)))
  for (const path of [...shared].sort()) await lockHost(db, path)
}

function verdictOn(row: PlacedRow, known: Known, claims: Claims, context: CheckContext): Verdict {
  const { found, intended } = row
  if (found && !found.division) return failed(null, found.remarks)
  const existing = existingOf(intended, found?.division ?? null, known.recorded)
  if (existing) return verdictOnExisting(row, existing, known, claims, context)
  if (!found) {
    return failed(null, [
      error('code', `您的管辖范围内没有站点 ${intended.code}`, `No station ${intended.code} in your scope`),
    ])
  }
  return verdictOnNew(row, found.division, known, claims, context)
}

/** By code; else the one station that a township has, or one of the same kind and name at the place. */
function existingOf(
  { code, kind, name }: IntendedStation,
  division: Division | null,
  recorded: RecordedStations,
): StoredStation | undefined {
  if (code) return recorded.withCode(code)
  if (!division) return undefined
  const there = recorded.activeAt(division.scopePath).filter((station) => station.kind === kind)
  return kind === 'station' ? there[0] : there.find((station) => station.name === name)
}

function verdictOnExisting(
  { row, intended, found, faulty }: PlacedRow,
  existing: StoredStation,
  { recorded }: Known,
  claims: Claims,
  { today, asOf, onExisting, language }: CheckContext,
): Verdict {
  const difference = compareStation(intended, existing, language)
  const remarks: Remark[] = [...difference.remarks]
  if (found?.division && found.division.scopePath !== existing.scopePath) {
    const key = intended.place.level
    remarks.push(
      error(
        key,
        `编码 ${existing.code} 的站点在${existing.divisionName},与所填的地方不符`,
        `Station ${existing.code} stands in ${existing.divisionName}, not where the row says`,
      ),
    )
  }
  if (existing.kind !== intended.kind) {
    remarks.push(error('kind', `编码 ${existing.code} 是另一类站点`, `Station ${existing.code} is of another kind`))
  }
  remarks.push(...brokenRule('code', () => checkNotEnded(existing.status)))
  remarks.push(...claims.existing(row, existing.code, faulty || hasError(remarks)))
  const { details, premises, mode, changes } = difference
  const { code } = existing
  if (hasError(remarks)) return { outcome: 'error', code, remarks, changes, plan: null }
  if (!details && !premises && !mode) return { outcome: 'unchanged', code, remarks, changes: [], plan: null }
  if (onExisting === 'keep') return { outcome: 'kept', code, remarks, changes, plan: null }
  if (details) remarks.push(...brokenRule('name', () => void stationName(details.name)))
  if (details && details.name !== existing.name) remarks.push(...nameRemarks(details.name, existing, recorded))
  const { status, foundedOn, premisesSince, modeSince } = existing
  const dated = { status, foundedOn, on: asOf, today }
  if (premises) {
    remarks.push(...brokenRule('premises', () => checkDatedChange({ ...dated, lastSince: premisesSince })))
  }
  if (mode) remarks.push(...brokenRule('mode', () => checkDatedChange({ ...dated, lastSince: modeSince })))
  if (hasError(remarks)) return { outcome: 'error', code, remarks, changes, plan: null }
  return { outcome: 'update', code, remarks, changes, plan: { kind: 'update', before: existing, difference, asOf } }
}

function verdictOnNew(
  { row, intended, faulty }: PlacedRow,
  division: Division,
  { index, recorded, serials, checklists }: Known,
  claims: Claims,
  { today, hold }: CheckContext,
): Verdict {
  const { station, remarks: read } = newStation(intended, today)
  const remarks: Remark[] = [...read]
  const { kind, name } = intended
  const { code, scopePath } = division
  const versions = index.versionsOf(code)
  const foundedOn = station?.foundedOn ?? intended.foundedOn ?? intended.plaqueOn ?? today
  const version = versionOn(versions, foundedOn)
  if (!version) {
    const ended = new DomainError('rule-broken', { reason: 'division-ended', params: { code, on: foundedOn } })
    remarks.push(ruleRemark(intended.foundedOn ? 'foundedOn' : 'plaqueOn', ended))
  }
  const hostType = hostTypeAt(version?.kind ?? division.kind, name)
  const [only, ...others] = recorded.activeAt(above(scopePath)).filter((other) => other.kind === 'station')
  const recordedParent = kind === 'room' && only && others.length === 0 ? only : null
  const parent: ParentStation | null =
    recordedParent ?? (kind === 'room' && !hold && claims.hasHost(above(scopePath)) ? claimedHost(scopePath) : null)
  if (version && hostType) {
    const placement = { kind, hostType, division: { ...version, scopePath }, parent }
    remarks.push(...brokenRule(intended.place.level, () => checkPlacement(placement)))
  }
  const { plaqueOn } = intended
  if (plaqueOn) {
    // What hung its plaque under a checklist goes through acceptance: only what operated before is taken as it is.
    remarks.push(...brokenRule('plaqueOn', () => checkBeforeChecklists(checklists({ kind, scopePath }, plaqueOn))))
  }
  remarks.push(...nameRemarks(name, { code: null, scopePath }, recorded))
  remarks.push(...claims.fresh(row, { kind, name, scopePath }, faulty || hasError(remarks)))
  const stem = stationCodeStem(kind, code)
  if (!hasError(remarks)) {
    const serial = (serials.get(stem) ?? 0) + 1
    remarks.push(...brokenRule(null, () => void stationCode(kind, code, serial)))
    claims.takeSerial(stem)
    serials.set(stem, serial)
  }
  if (!station || !hostType || hasError(remarks)) return failed(null, remarks)
  const place = { division: code, divisionName: versions[0]?.name ?? division.name, scopePath }
  const plan: StationPlan = { kind: 'create', station, hostType, place, parent: recordedParent?.code ?? null }
  return { outcome: 'create', code: null, remarks, changes: [], plan }
}

function nameRemarks(
  name: string,
  { code, scopePath }: { code: StoredStation['code'] | null; scopePath: ScopePath },
  recorded: RecordedStations,
): readonly Remark[] {
  const taken = recorded.activeAt(scopePath).some((other) => other.name === name && other.code !== code)
  return taken ? [ruleRemark('name', new DomainError('conflict', { reason: 'name-taken' }))] : []
}

/** A station that an earlier row of the file founds: rooms may lean on it. */
function claimedHost(roomPath: ScopePath): ParentStation {
  return { kind: 'station', status: 'preparing', scopePath: above(roomPath) }
}

/** The path that a path lies in. */
function above(path: ScopePath): ScopePath {
  return ScopePath.parse(path.replace(/[^/]+\/$/, ''))
}

function failed(code: string | null, remarks: readonly Remark[]): Verdict {
  return { outcome: 'error', code, remarks, changes: [], plan: null }
}

import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { VisitNumber } from '@zhanwang/domain-station-registry/ticket'
import type { VisitFile, VisitFinding, VisitPlace, VisitSummary } from '@zhanwang/domain-station-registry/visit'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { beginsWith, contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

export interface VisitFilter {
  readonly scopes: readonly ScopePath[]
  readonly number?: VisitNumber | undefined
  readonly station?: StationCode | undefined
  readonly from?: BusinessDate | undefined
  readonly to?: BusinessDate | undefined
  readonly text?: string | undefined
  readonly after?: readonly [BusinessDate, Uuid] | undefined
  readonly limit: number
}

/** A visit as far as one reader sees it. */
export interface ReadVisit extends VisitSummary {
  readonly recordedById: string
  readonly scopePath: ScopePath
  readonly found: readonly VisitFinding[]
  readonly kept: readonly (VisitFile & { readonly thumbnailId: Uuid | null })[]
}

/**
 * Visits with a place in the scopes, newest first: one more than `limit` where there are more. Of each only the places in
 * the scopes, numbered anew, with what was found and kept there.
 */
export async function readVisits(db: Db, filter: VisitFilter): Promise<ReadVisit[]> {
  const visits = await visitQuery(db, filter).execute()
  const ids = visits.map(({ id }) => id)
  if (ids.length === 0) return []
  const [places, findings, files] = await Promise.all([
    placesInScope(db, ids, filter.scopes),
    findingsOf(db, ids),
    filesOf(db, ids),
  ])
  return visits.map((visit) => {
    const own = places.filter(({ visit_id }) => visit_id === visit.id)
    const shownAt = new Map(own.map(({ sequence }, index) => [sequence, index]))
    const at = <Row extends { visit_id: Uuid; place: number }>(rows: readonly Row[]) =>
      rows.flatMap((row) => {
        const place = row.visit_id === visit.id ? shownAt.get(row.place) : undefined
        return place === undefined ? [] : [{ ...row, place }]
      })
    const found = at(findings).map(({ place, text, kind, number }) => ({ place, text, kind, ticket: number }))
    const kept = at(files).map(fileOf)
    return {
      id: visit.id,
      number: visit.number,
      on: visit.visited_on,
      visitors: visit.visitors,
      lookedAt: visit.looked_at,
      places: own.map(placeOf),
      findings: found.length,
      files: kept.length,
      recordedBy: visit.recorded_by,
      recordedAt: visit.recorded_at.toISOString(),
      struck:
        visit.struck_on === null
          ? null
          : { on: visit.struck_on, by: visit.struck_by ?? '', reason: visit.strike_reason ?? '' },
      recordedById: visit.recorded_by_id,
      scopePath: visit.scope_path,
      found,
      kept,
    }
  })
}

/** A file of a visit at a place in the scopes, and the id of its small copy; undefined for any other. */
export async function findVisitFile(
  db: Db,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<{ file: StoredFile; thumbnailId: Uuid | null } | undefined> {
  const row = await fileQuery(db)
    .innerJoin('visit_place', (join) =>
      join
        .onRef('visit_place.visit_id', '=', 'visit_file.visit_id')
        .onRef('visit_place.sequence', '=', 'visit_file.place'),
    )
    .where('visit_file.id', '=', id)
    .where(inScopes('visit_place.scope_path', scopes))
    .executeTakeFirst()
  return row && { file: fileOf(row).file, thumbnailId: row.thumbnail_id }
}

function visitQuery(db: Db, { scopes, number, station, from, to, text, after, limit }: VisitFilter) {
  let query = db
    .selectFrom('visit')
    .selectAll()
    .where((eb) => {
      let places = eb
        .selectFrom('visit_place')
        .select('visit_place.sequence')
        .whereRef('visit_place.visit_id', '=', 'visit.id')
        .where(inScopes('visit_place.scope_path', scopes))
      if (station) places = places.where('visit_place.station_code', '=', station)
      return eb.exists(places)
    })
  if (number) query = query.where('number', '=', number)
  if (from) query = query.where('visited_on', '>=', from)
  if (to) query = query.where('visited_on', '<=', to)
  if (text) {
    query = query.where((eb) =>
      eb.or([
        eb('looked_at', 'like', contains(text)),
        sql<boolean>`array_to_string(visit.visitors, ' ') LIKE ${contains(text)}`,
        sql<boolean>`visit.number LIKE ${beginsWith(text.toUpperCase())}`,
      ]),
    )
  }
  if (after) query = query.where(sql<boolean>`(visit.visited_on, visit.id) < (${after[0]}::date, ${after[1]}::uuid)`)
  return query
    .orderBy('visited_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
}

function placesInScope(db: Db, visits: readonly Uuid[], scopes: readonly ScopePath[]) {
  return db
    .selectFrom('visit_place as place')
    .leftJoin('station', 'station.code', 'place.station_code')
    .select(['place.visit_id', 'place.sequence', 'place.division_code', 'place.division_name', 'place.station_code'])
    .select('station.name as station_name')
    .where('place.visit_id', 'in', visits)
    .where(inScopes('place.scope_path', scopes))
    .orderBy('place.sequence')
    .execute()
}

type PlaceRow = Awaited<ReturnType<typeof placesInScope>>[number]

function placeOf({ division_code, division_name, station_code, station_name }: PlaceRow): VisitPlace {
  const station = station_code === null ? null : { code: station_code, name: station_name ?? '' }
  return { division: division_code, divisionName: division_name, station }
}

function findingsOf(db: Db, visits: readonly Uuid[]) {
  return db
    .selectFrom('visit_finding as finding')
    .leftJoin('ticket', 'ticket.id', 'finding.ticket_id')
    .select(['finding.visit_id', 'finding.place', 'finding.text', 'finding.kind', 'ticket.number'])
    .where('finding.visit_id', 'in', visits)
    .orderBy('finding.sequence')
    .execute()
}

function filesOf(db: Db, visits: readonly Uuid[]) {
  return fileQuery(db).where('visit_file.visit_id', 'in', visits).orderBy('visit_file.id').execute()
}

function fileQuery(db: Db) {
  return db
    .selectFrom('visit_file')
    .innerJoin('stored_file as file', 'file.id', 'visit_file.file_id')
    .select(['visit_file.id', 'visit_file.visit_id', 'visit_file.place', 'visit_file.title'])
    .select(['visit_file.file_id', 'visit_file.thumbnail_id', 'file.name', 'file.type', 'file.size', 'file.digest'])
}

type FileRow = Awaited<ReturnType<typeof filesOf>>[number]

function fileOf(row: FileRow) {
  const { id, place, title, file_id, thumbnail_id: thumbnailId, name, type, size, digest } = row
  const file = StoredFile.parse({ id: file_id, name, type, size, digest })
  return { id, place, title, file, hasThumbnail: thumbnailId !== null, thumbnailId }
}

import { TOWNSHIP_KINDS, VILLAGE_KINDS } from '@zhanwang/domain-station-registry/division'
import type { RegistryIndicatorCode } from '@zhanwang/domain-station-registry/indicators'
import { OperatingMode, type StationKind, TOWNSHIP_HOSTS } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { type RawBuilder, sql } from 'kysely'

/**
 * How an indicator counts over the rows of `figureSource`: `place` (a division of the tree on a date) beside each station
 * that operates there (`standing`, null where there is none) with its premises and mode on that date.
 */
export interface FigureDefinition {
  /** The tier that is counted. */
  readonly stationKind: StationKind
  /** Whether a row of the figure is a place or a station. */
  readonly rowIs: 'place' | 'station'
  /** Which rows stand in the denominator. */
  readonly inDenominator: RawBuilder<boolean>
  /** Which of those stand in the numerator. */
  readonly counted: RawBuilder<boolean>
  /** Counted apart, by name. */
  readonly apart: Readonly<Record<string, RawBuilder<number>>>
}

const STANDING = sql<boolean>`standing.id IS NOT NULL`

export const FIGURES: Readonly<Record<RegistryIndicatorCode, FigureDefinition>> = {
  'station-coverage': {
    stationKind: 'station',
    rowIs: 'place',
    inDenominator: kindIn(TOWNSHIP_KINDS),
    counted: STANDING,
    apart: {
      functionalZones: placesWhere(kindIn(['functional-township'])),
      functionalZonesCovered: placesWhere(sql`${kindIn(['functional-township'])} AND ${STANDING}`),
      stations: stationsWhere(STANDING),
    },
  },
  'room-coverage': {
    stationKind: 'room',
    rowIs: 'place',
    inDenominator: kindIn(VILLAGE_KINDS),
    counted: STANDING,
    apart: {
      functionalVillages: placesWhere(kindIn(['functional-village'])),
      functionalVillagesCovered: placesWhere(sql`${kindIn(['functional-village'])} AND ${STANDING}`),
      rooms: stationsWhere(STANDING),
    },
  },
  'independent-office-rate': {
    stationKind: 'station',
    rowIs: 'station',
    inDenominator: sql`standing.host_type IN (${sql.join([...TOWNSHIP_HOSTS])})`,
    counted: sql`premises.type IS NOT DISTINCT FROM 'independent'`,
    apart: {
      shared: stationsWhere(sql`standing.host_type IN (${sql.join([...TOWNSHIP_HOSTS])}) AND premises.type = 'shared'`),
      unrecorded: stationsWhere(
        sql`standing.host_type IN (${sql.join([...TOWNSHIP_HOSTS])}) AND premises.type IS NULL`,
      ),
    },
  },
  'stations-by-mode': {
    stationKind: 'station',
    rowIs: 'station',
    inDenominator: STANDING,
    counted: sql`mode.mode IS NOT NULL`,
    apart: Object.fromEntries(
      OperatingMode.options.map((option) => [option, stationsWhere(sql`mode.mode = ${option}`)]),
    ),
  },
}

/** What one row of a figure is told by: counted once, however many join rows carry it. */
export function rowIdentity({ rowIs }: FigureDefinition): RawBuilder<unknown> {
  return rowIs === 'place' ? sql`place.code` : sql`standing.id`
}

/**
 * The common part of every reading: `WITH RECURSIVE … ` and the FROM clause.
 *
 * The tree is walked along the parents as they were on each date (a township's `parent_code` while that version was
 * valid), because figures follow history, not today's `scope_path`. A station counts where its own division is valid on
 * the date, and from that division's end on where its place lies now (420321101 -> 420304101).
 */
export function figureSource(
  { stationKind }: FigureDefinition,
  root: DivisionCode,
  dates: readonly BusinessDate[],
): { readonly ctes: RawBuilder<unknown>; readonly from: RawBuilder<unknown> } {
  const first = dates[0]
  const last = dates.at(-1)
  const span = sql`daterange(${first}::date, ${last}::date, '[]')`
  const ctes = sql`WITH RECURSIVE
    moment (on_date) AS (SELECT unnest(${[...dates]}::date[])),
    tree (code, branch, kind, name, scope_path, remark, valid) AS (
      SELECT code, NULL::text COLLATE "C", kind, name, scope_path, remark, valid FROM division
        WHERE code = ${root} AND valid && ${span}
      UNION ALL
      SELECT child.code, coalesce(tree.branch, child.code), child.kind, child.name, child.scope_path, child.remark,
          child.valid * tree.valid
        FROM tree JOIN division AS child ON child.parent_code = tree.code AND child.valid && tree.valid
        WHERE child.valid && ${span}
    ),
    place AS (
      SELECT moment.on_date, tree.* FROM moment JOIN tree ON tree.valid @> moment.on_date
    ),
    candidate (id) AS (
      SELECT station.id FROM tree JOIN station ON station.division_code = tree.code WHERE station.kind = ${stationKind}
      UNION
      SELECT station.id FROM tree JOIN station ON station.place_code = tree.code WHERE station.kind = ${stationKind}
    ),
    standing AS (
      SELECT moment.on_date, station.id, station.code AS station_code, station.name, station.host_type,
        station.scope_path, station.provenance,
        CASE WHEN EXISTS (
          SELECT FROM division WHERE division.code = station.division_code AND division.valid @> moment.on_date
        ) THEN station.division_code ELSE station.place_code END AS code
      FROM candidate
        JOIN station USING (id)
        JOIN station_status AS life ON life.station_id = station.id AND life.status = 'operating'
        JOIN moment ON life.valid @> moment.on_date
    )`
  const from = sql`place
    LEFT JOIN standing ON standing.on_date = place.on_date AND standing.code = place.code
    LEFT JOIN station_premises AS premises ON premises.station_id = standing.id AND premises.valid @> place.on_date
    LEFT JOIN station_mode AS mode ON mode.station_id = standing.id AND mode.valid @> place.on_date`
  return { ctes, from }
}

function kindIn(kinds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`place.kind IN (${sql.join([...kinds])})`
}

function placesWhere(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`count(DISTINCT place.code) FILTER (WHERE ${condition})`
}

function stationsWhere(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`count(DISTINCT standing.id) FILTER (WHERE ${condition})`
}

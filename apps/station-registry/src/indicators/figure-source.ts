import type { CheckItemKey } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { TOWNSHIP_KINDS, VILLAGE_KINDS } from '@zhanwang/domain-station-registry/division'
import type { RegistryIndicatorCode } from '@zhanwang/domain-station-registry/indicators'
import { OperatingMode, type StationKind, TOWNSHIP_HOSTS } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { type RawBuilder, sql } from 'kysely'

/**
 * How an indicator counts over the rows of `figureSource`: `place` is a division of the tree on a date beside one of its
 * stations; `place.standing` says whether that station operates there then. A place without a station is one row.
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
  /** What is true of a station on the date, where the figure asks for it. */
  readonly joins: RawBuilder<unknown>
  /** Counted apart, by name. */
  readonly apart: Readonly<Record<string, RawBuilder<number>>>
}

const STANDING = sql<boolean>`place.standing`
const OF_TOWNSHIP = sql<boolean>`${STANDING} AND place.host_type IN (${sql.join([...TOWNSHIP_HOSTS])})`

/** The premises of a standing station on the date. */
export const PREMISES_THEN = sql`LEFT JOIN station_premises AS premises
  ON place.standing AND premises.station_id = place.station_id AND premises.valid @> place.on_date`

/** The operating mode of a standing station on the date. */
export const MODE_THEN = sql`LEFT JOIN station_mode AS mode
  ON place.standing AND mode.station_id = place.station_id AND mode.valid @> place.on_date`

/** What a standing station was accepted with, as it held on the date. */
export const ACCEPTANCE_THEN = sql`LEFT JOIN station_acceptance AS acceptance
  ON place.standing AND acceptance.station_id = place.station_id AND acceptance.valid @> place.on_date`

export const FIGURES: Readonly<Record<RegistryIndicatorCode, FigureDefinition>> = {
  'station-coverage': {
    stationKind: 'station',
    rowIs: 'place',
    inDenominator: kindIn(TOWNSHIP_KINDS),
    counted: STANDING,
    joins: sql``,
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
    joins: sql``,
    apart: {
      functionalVillages: placesWhere(kindIn(['functional-village'])),
      functionalVillagesCovered: placesWhere(sql`${kindIn(['functional-village'])} AND ${STANDING}`),
      rooms: stationsWhere(STANDING),
    },
  },
  'independent-office-rate': {
    stationKind: 'station',
    rowIs: 'station',
    inDenominator: OF_TOWNSHIP,
    counted: sql`premises.type IS NOT DISTINCT FROM 'independent'`,
    joins: PREMISES_THEN,
    apart: {
      shared: stationsWhere(sql`${OF_TOWNSHIP} AND premises.type = 'shared'`),
      unrecorded: stationsWhere(sql`${OF_TOWNSHIP} AND premises.type IS NULL`),
    },
  },
  'stations-by-mode': {
    stationKind: 'station',
    rowIs: 'station',
    inDenominator: STANDING,
    counted: sql`mode.mode IS NOT NULL`,
    joins: MODE_THEN,
    apart: Object.fromEntries(
      OperatingMode.options.map((option) => [option, stationsWhere(sql`mode.mode = ${option}`)]),
    ),
  },
  'acceptance-rate': {
    stationKind: 'station',
    rowIs: 'station',
    inDenominator: STANDING,
    counted: sql`acceptance.all_met IS TRUE`,
    joins: ACCEPTANCE_THEN,
    apart: {
      partlyMet: stationsWhere(sql`${STANDING} AND acceptance.all_met IS FALSE`),
      notOnRecord: stationsWhere(sql`${STANDING} AND acceptance.all_met IS NULL`),
    },
  },
  'acceptance-office': itemFigure('office'),
  'acceptance-plaque': itemFigure('plaque'),
  'acceptance-equipment': itemFigure('equipment'),
  'acceptance-rules-on-wall': itemFigure('rules-on-wall'),
  'acceptance-uniform': itemFigure('uniform'),
  'acceptance-mode-board': itemFigure('mode-board'),
  'acceptance-service-board': itemFigure('service-board'),
}

/** What one row of a figure is told by. */
export function rowIdentity({ rowIs }: FigureDefinition): RawBuilder<unknown> {
  return rowIs === 'place' ? sql`place.code` : sql`place.station_id`
}

/**
 * The common part of every reading: `WITH RECURSIVE … place`.
 *
 * The tree is walked along the parents as they were on each date (a township's `parent_code` while that version was
 * valid), because figures follow history, not today's `scope_path`. A station counts in the first division that is valid
 * on the date along its own, the successor of that one, the successor's successor and so on (420321101 -> 420304101), by
 * the successors of a code's newest version as `administrativePaths` takes them; `passed` are those before.
 *
 * Each step is driven by the one before through an index and reads it once: the planner cannot know how many rows a
 * recursive tree has, and a join of two such results was quadratic (3 s for the 1,408 townships of a province). So
 * stations that moved are handed to the walk as one map by code, and LIMIT and OFFSET keep each look-up an index scan. For the same reason periods are intersected in the walk instead of compared by `&&`, which has it read the whole range index
 * for each parent.
 */
export function figureSource(
  { stationKind }: FigureDefinition,
  root: DivisionCode,
  dates: readonly BusinessDate[],
): RawBuilder<unknown> {
  const span = sql`daterange(${dates[0]}::date, ${dates.at(-1)}::date, '[]')`
  const host = sql`station.id AS station_id, station.code AS station_code, station.name AS station_name,
    station.host_type, station.scope_path AS station_path, station.provenance, life.valid AS operating`
  const operating = sql`life.station_id = station.id AND life.status = 'operating' AND life.valid && ${span}`
  return sql`WITH RECURSIVE
    tree (code, branch, kind, name, scope_path, remark, valid) AS (
      SELECT code, NULL::text COLLATE "C", kind, name, scope_path, remark, valid * ${span} FROM division
        WHERE code = ${root} AND valid && ${span}
      UNION ALL
      SELECT child.code, coalesce(tree.branch, child.code), child.kind, child.name, child.scope_path, child.remark,
          child.valid * tree.valid
        FROM tree JOIN division AS child ON child.parent_code = tree.code
        WHERE NOT isempty(child.valid * tree.valid)
    ),
    moved (station_id, code, passed) AS (
      SELECT id, division_code, '{}'::text[] COLLATE "C" FROM station
        WHERE kind = ${stationKind} AND division_code <> place_code
      UNION ALL
      SELECT moved.station_id, next.code, moved.passed || moved.code
        FROM moved CROSS JOIN LATERAL (
          SELECT successor.code COLLATE "C" AS code
          FROM (
            SELECT valid, successors FROM division WHERE code = moved.code ORDER BY valid_from DESC LIMIT 1
          ) AS newest CROSS JOIN unnest(newest.successors) WITH ORDINALITY AS successor (code, nth)
          WHERE NOT upper_inf(newest.valid) AND successor.code <> ALL (moved.passed || moved.code)
            AND EXISTS (SELECT FROM division WHERE division.code = successor.code COLLATE "C")
          ORDER BY nth LIMIT 1
        ) AS next
    ),
    moved_to (by_code) AS MATERIALIZED (
      SELECT jsonb_object_agg(code, stations) FROM (
        SELECT code, jsonb_agg(jsonb_build_object('station_id', station_id, 'passed', passed)) AS stations
        FROM moved WHERE passed <> '{}' GROUP BY code
      ) AS arrival
    ),
    hosted AS MATERIALIZED (
      SELECT tree.*, host.*
      FROM tree LEFT JOIN LATERAL (
        SELECT ${host}, '{}'::text[] AS passed FROM station JOIN station_status AS life ON ${operating}
          WHERE station.kind = ${stationKind} AND station.division_code = tree.code
        UNION ALL
        SELECT one.*, arrival.passed
          FROM jsonb_to_recordset((SELECT by_code FROM moved_to) -> tree.code) AS arrival (station_id uuid, passed text[])
            CROSS JOIN LATERAL (
              SELECT ${host} FROM station JOIN station_status AS life ON ${operating}
              WHERE station.id = arrival.station_id OFFSET 0
            ) AS one
      ) AS host ON true
    ),
    place AS (
      SELECT on_date, hosted.*, coalesce(
        operating @> on_date AND (passed = '{}' OR NOT EXISTS (
          SELECT FROM unnest(passed) AS earlier (code) CROSS JOIN LATERAL (
            SELECT FROM division WHERE division.code = earlier.code COLLATE "C" AND division.valid @> on_date LIMIT 1
          ) AS valid_then
        )), false) AS standing
      FROM hosted JOIN unnest(${[...dates]}::date[]) AS moment (on_date) ON hosted.valid @> on_date
    )`
}

/** The stations whose checklist asks for an item, and where it is met. */
function itemFigure(key: CheckItemKey): FigureDefinition {
  const result = sql<string | null>`acceptance.results ->> ${key}::text`
  const asked = sql<boolean>`${STANDING} AND ${result} IS NOT NULL`
  return {
    stationKind: 'station',
    rowIs: 'station',
    inDenominator: asked,
    counted: sql`${result} IS NOT DISTINCT FROM 'met'`,
    joins: ACCEPTANCE_THEN,
    apart: { partlyMet: stationsWhere(sql`${asked} AND ${result} = 'partly'`) },
  }
}

function kindIn(kinds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`place.kind IN (${sql.join([...kinds])})`
}

function placesWhere(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`count(DISTINCT place.code) FILTER (WHERE ${condition})`
}

/** A station stands in one row for each date, so that counting rows counts stations. */
function stationsWhere(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`count(*) FILTER (WHERE ${condition})`
}

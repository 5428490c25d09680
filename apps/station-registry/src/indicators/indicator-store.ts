import type { RegistryIndicatorCode } from '@zhanwang/domain-station-registry/indicators'
import type { ItemResult } from '@zhanwang/domain-station-registry/inspection'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { IndicatorCount } from '@zhanwang/kernel/indicator-reading'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { ACCEPTANCE_THEN, FIGURES, figureSource, MODE_THEN, PREMISES_THEN, rowIdentity } from './figure-source.ts'

type Db = Kysely<RegistryTables>

/** Counts of a division on each of `dates` (in order), in one statement. A date on which it is not valid is left out. */
export async function countByDate(
  db: Db,
  code: RegistryIndicatorCode,
  division: DivisionCode,
  dates: readonly BusinessDate[],
): Promise<IndicatorCount[]> {
  return count(db, code, division, dates, false)
}

/** Counts of each child of a division on a date, in the order of their codes, in one statement. */
export async function countByChild(
  db: Db,
  code: RegistryIndicatorCode,
  division: DivisionCode,
  on: BusinessDate,
): Promise<IndicatorCount[]> {
  return count(db, code, division, [on], true)
}

async function count(
  db: Db,
  code: RegistryIndicatorCode,
  division: DivisionCode,
  dates: readonly BusinessDate[],
  byChild: boolean,
): Promise<IndicatorCount[]> {
  const figure = FIGURES[code]
  const source = figureSource(figure, division, dates)
  const identity = rowIdentity(figure)
  const apart = Object.entries(figure.apart).flatMap(([name, counted]) => [sql`${name}::text`, counted])
  const group = byChild ? sql`place.branch` : sql`${division}::text`
  const { rows } = await sql<CountRow>`${source},
    figure AS (
      SELECT place.on_date, ${group} COLLATE "C" AS code,
        count(DISTINCT ${identity}) FILTER (WHERE ${figure.inDenominator} AND ${figure.counted}) AS numerator,
        count(DISTINCT ${identity}) FILTER (WHERE ${figure.inDenominator}) AS denominator,
        coalesce(bool_or(place.standing AND place.provenance = 'demonstration'), false) AS demonstration,
        jsonb_build_object(${sql.join(apart)}) AS apart
      FROM place ${figure.joins}
      ${byChild ? sql`WHERE place.branch IS NOT NULL` : sql``}
      GROUP BY 1, 2
    )
    SELECT figure.*, division.name, division.remark
    FROM figure JOIN division ON division.code = figure.code AND division.valid @> figure.on_date
    ORDER BY figure.on_date, figure.code`.execute(db)
  return rows.map((row) => ({
    division: row.code,
    divisionName: row.name,
    divisionRemark: row.remark,
    on: row.on_date,
    numerator: row.numerator,
    denominator: row.denominator,
    apart: row.apart,
    demonstration: row.demonstration,
  }))
}

interface CountRow {
  on_date: BusinessDate
  code: DivisionCode
  name: string
  remark: string
  numerator: number
  denominator: number
  apart: Record<string, number>
  demonstration: boolean
}

export interface RowFilter {
  readonly indicator: RegistryIndicatorCode
  readonly division: DivisionCode
  readonly on: BusinessDate
  readonly scopes: readonly ScopePath[]
  /** Only rows in the numerator, or only those missing from it: the gap list. */
  readonly counted?: boolean | undefined
}

export interface FigureRow {
  readonly code: string
  readonly name: string
  readonly division: DivisionCode
  readonly division_name: string
  readonly counted: boolean
  /** Names of the stations of a place, or the premises and mode of a station. */
  readonly stations: string | null
  readonly premises: string | null
  readonly mode: string | null
  /** With what a station was accepted. */
  readonly checklist: string | null
  readonly results: Record<string, ItemResult> | null
}

/** The rows of a figure's denominator that the reader may see, by code: one more than `limit` where there are more. */
export async function listRows(
  db: Db,
  filter: RowFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`${rowsOf(filter)}
    SELECT * FROM figure_row
    WHERE ${inScopes('figure_row.scope_path', filter.scopes)} AND code > ${page.after ?? ''}
    ORDER BY code LIMIT ${page.limit + 1}`.execute(db)
  return rows
}

/** How many of the figure's rows lie outside the reader's scope: history may hold what others govern now. */
export async function countHidden(db: Db, filter: RowFilter): Promise<number> {
  const { rows } = await sql<{ hidden: number }>`${rowsOf(filter)}
    SELECT count(*) AS hidden FROM figure_row WHERE NOT ${inScopes('figure_row.scope_path', filter.scopes)}`.execute(db)
  return rows[0]?.hidden ?? 0
}

function rowsOf({ indicator, division, on, counted }: RowFilter) {
  const figure = FIGURES[indicator]
  const source = figureSource(figure, division, [on])
  const columns =
    figure.rowIs === 'place'
      ? sql`place.code, place.name, place.scope_path, string_agg(place.station_name, '、' ORDER BY place.station_code) FILTER (WHERE place.standing) AS stations,
          NULL AS premises, NULL AS mode, NULL AS checklist, NULL::jsonb AS results`
      : sql`place.station_code AS code, place.station_name AS name, place.station_path AS scope_path, NULL AS stations,
          min(premises.type) AS premises, min(mode.mode) AS mode, min(acceptance.checklist) AS checklist,
          (array_agg(acceptance.results))[1] AS results`
  const keys =
    figure.rowIs === 'place'
      ? sql`place.code, place.name, place.scope_path`
      : sql`place.code, place.name, place.station_code, place.station_name, place.station_path`
  return sql`${source},
    figure_row AS (
      SELECT ${columns}, place.code AS division, place.name AS division_name, bool_or(${figure.counted}) AS counted
      FROM place ${figure.rowIs === 'station' ? sql`${PREMISES_THEN} ${MODE_THEN} ${ACCEPTANCE_THEN}` : sql``}
      WHERE ${figure.inDenominator}
      GROUP BY ${keys}
      ${counted === undefined ? sql`` : sql`HAVING bool_or(${figure.counted}) = ${counted}`}
    )`
}

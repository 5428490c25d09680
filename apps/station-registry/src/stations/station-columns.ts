import type { Station, StationCode, StationSummary } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Selectable } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** A station with what of its row is not in its public state. */
export interface StoredStation extends Station {
  readonly modeSince: BusinessDate | null
  readonly premisesSince: BusinessDate | null
  readonly mergedInto: StationCode | null
}

/** What a list of stations selects. */
export const SUMMARY_COLUMNS = [
  'station.id',
  'station.code',
  'station.kind',
  'station.name',
  'station.host_type',
  'station.division_code',
  'station.division_name',
  'station.scope_path',
  'station.parent_code',
  'station.status',
  'station.status_since',
  'station.founded_on',
  'station.plaque_on',
  'station.mode',
  'station.premises',
  'station.provenance',
  'station.version',
] as const

/** What a query on `station` selects to answer with a station. */
export const STATION_COLUMNS = [
  ...SUMMARY_COLUMNS,
  'station.mode_since',
  'station.premises_since',
  'station.merged_into',
  'station.features',
  'station.responsible',
  'station.phone',
  'station.remark',
] as const

type Unread = 'mode_since' | 'premises_since' | 'merged_into' | 'features' | 'responsible' | 'phone' | 'remark'
export type SummaryColumns = Omit<StationColumns, Unread>
export type StationColumns = Omit<Selectable<RegistryTables['station']>, 'place_code' | 'premises_type'>

/** The station as a list shows it, of a selected row. */
export function summaryOf(row: SummaryColumns): StationSummary {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    name: row.name,
    hostType: row.host_type,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    parent: row.parent_code,
    status: row.status,
    statusSince: row.status_since,
    foundedOn: row.founded_on,
    plaqueOn: row.plaque_on,
    mode: row.mode,
    premises: row.premises,
    provenance: row.provenance,
    version: row.version,
  }
}

/** The station's public state of a selected row. */
export function stationOf(row: StationColumns): Station {
  const { features, responsible, phone, remark } = row
  return { ...summaryOf(row), features, responsible, phone, remark }
}

export function storedStationOf(row: StationColumns): StoredStation {
  return {
    ...stationOf(row),
    modeSince: row.mode_since,
    premisesSince: row.premises_since,
    mergedInto: row.merged_into,
  }
}

/** The public state alone, as events and answers carry it. */
export function publicState({ modeSince, premisesSince, mergedInto, ...station }: StoredStation): Station {
  return station
}

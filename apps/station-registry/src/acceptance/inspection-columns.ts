import type { Inspection, InspectionSummary } from '@zhanwang/domain-station-registry/inspection'
import { type InspectionFile, summaryOfItems } from '@zhanwang/domain-station-registry/inspection-reading'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Kysely, Selectable } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** A file of a station as the database has it. */
export interface StoredInspection {
  readonly id: Uuid
  readonly stationId: Uuid
  readonly place: Pick<
    InspectionSummary,
    'station' | 'stationName' | 'stationKind' | 'division' | 'divisionName' | 'scopePath'
  >
  readonly file: InspectionFile
  readonly photos: number
  readonly version: number
  readonly revision: number
}

const COLUMNS = [
  'inspection.id',
  'inspection.station_id',
  'inspection.scope_path',
  'inspection.purpose',
  'inspection.status',
  'inspection.round',
  'inspection.checklist',
  'inspection.began_on',
  'inspection.submitted_on',
  'inspection.submitted_by',
  'inspection.inspected_on',
  'inspection.due_on',
  'inspection.effective_on',
  'inspection.closed_on',
  'inspection.approval_id',
  'inspection.remark',
  'inspection.photos',
  'inspection.version',
  'inspection.revision',
  'station.code',
  'station.name',
  'station.kind',
  'station.division_code',
  'station.division_name',
] as const

type Stored = Selectable<RegistryTables['inspection']>
type Columns = Omit<Stored, 'items' | 'item_count' | 'met' | 'score'> &
  Pick<Selectable<RegistryTables['station']>, 'code' | 'name' | 'kind' | 'division_code' | 'division_name'>

/** Files beside their stations, with what a list shows of them: the items stay where they are. */
export function summaryQuery(db: Kysely<RegistryTables>) {
  return db
    .selectFrom('inspection')
    .innerJoin('station', 'station.id', 'inspection.station_id')
    .select([...COLUMNS, 'inspection.item_count', 'inspection.met', 'inspection.score'])
}

/** Files beside their stations, whole. */
export function inspectionQuery(db: Kysely<RegistryTables>) {
  return db
    .selectFrom('inspection')
    .innerJoin('station', 'station.id', 'inspection.station_id')
    .select([...COLUMNS, 'inspection.items'])
}

/** The file as a list shows it, of a selected row. */
export function summaryOf(row: Columns & Pick<Stored, 'item_count' | 'met' | 'score'>): InspectionSummary {
  return {
    ...common(row),
    checklist: row.checklist.name,
    dueOn: row.due_on,
    met: row.met,
    items: row.item_count,
    score: row.score,
  }
}

/** The file of a selected row. */
export function storedOf(row: Columns & Pick<Stored, 'items'>): StoredInspection {
  const { id, photos, version, station, stationName, stationKind, division, divisionName, scopePath, ...file } =
    common(row)
  return {
    ...{ id, photos, version },
    stationId: row.station_id,
    revision: row.revision,
    place: { station, stationName, stationKind, division, divisionName, scopePath },
    file: {
      ...file,
      checklist: row.checklist,
      items: row.items,
      submittedBy: row.submitted_by,
      approval: row.approval_id,
      remark: row.remark,
    },
  }
}

function common(row: Columns) {
  return {
    id: row.id,
    station: row.code,
    stationName: row.name,
    stationKind: row.kind,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    purpose: row.purpose,
    status: row.status,
    round: row.round,
    beganOn: row.began_on,
    submittedOn: row.submitted_on,
    inspectedOn: row.inspected_on,
    effectiveOn: row.effective_on,
    closedOn: row.closed_on,
    photos: row.photos,
    version: row.version,
  }
}

/** The file whole, as its page shows it. */
export function inspectionOf({ id, place, file, photos, version }: StoredInspection): Inspection {
  const { items: _count, ...counted } = summaryOfItems(file.items)
  return { id, ...place, ...file, ...counted, photos, version }
}

/** The file as a list and its event show it. */
export function stateOf(stored: StoredInspection): InspectionSummary {
  const { id, place, file, photos, version } = stored
  const { items, submittedBy, approval, remark, checklist, ...shown } = file
  return { id, ...place, ...shown, checklist: checklist.name, ...summaryOfItems(items), photos, version }
}

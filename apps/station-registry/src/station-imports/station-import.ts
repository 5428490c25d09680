import {
  Feature,
  OperatingMode,
  PremisesType,
  ResponsiblePerson,
  StationCode,
  StationKind,
  StationStatus,
} from '@zhanwang/domain-station-registry/station'
import { STATION_LEDGER } from '@zhanwang/domain-station-registry/station-ledger'
import { type IntendedStation, readStationRow } from '@zhanwang/domain-station-registry/station-ledger-row'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { LedgerImport } from '@zhanwang/ledgers/ledger-import'
import { z } from 'zod'
import type { RegistryTables } from '../registry-tables.ts'
import { applyStations } from './apply-stations.ts'
import { stationCheck } from './station-check.ts'
import type { StationPlan } from './station-plan.ts'

const Words = z.string().nullable()

/** A row as it is kept between its check and its taking over. */
const Intended = z.object({
  code: StationCode.nullable(),
  kind: StationKind,
  name: z.string(),
  place: z.object({ level: DivisionLevel, prefecture: Words, county: Words, township: Words, village: Words }),
  status: StationStatus.optional(),
  foundedOn: BusinessDate.optional(),
  plaqueOn: BusinessDate.optional(),
  premises: z.object({
    type: PremisesType.optional(),
    sharedWith: z.string().optional(),
    address: z.string().optional(),
    areaM2: z.number().optional(),
    caseRooms: z.int().optional(),
    groupRooms: z.int().optional(),
  }),
  mode: OperatingMode.optional(),
  phone: z.string().optional(),
  responsible: z.array(ResponsiblePerson).optional(),
  features: z.array(Feature).optional(),
  remark: z.string().optional(),
}) satisfies z.ZodType<IntendedStation>

/** The station ledger (domain 5.2, no. 1) as it is imported: stations first, then the rooms that lean on them. */
export const stationImport: LedgerImport<RegistryTables, IntendedStation, StationPlan> = {
  ledger: STATION_LEDGER,
  group: 'stationImports',
  permission: 'station.import',
  intended: Intended,
  interpret(values) {
    const { intended, remarks } = readStationRow(values)
    const title = typeof values.name === 'string' ? values.name : ''
    return { title, intended, phase: intended?.kind === 'room' ? 1 : 0, remarks }
  },
  beginCheck: stationCheck,
  apply: applyStations,
}

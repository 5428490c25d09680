import {
  HostType,
  OperatingMode,
  PremisesType,
  Provenance,
  StationCode,
  StationKind,
  StationStatus,
} from '@zhanwang/domain-station-registry/station'
import { knownFilters } from '../forms/known-filters.ts'
import type { StationSearch } from './station-search.ts'

/** What the address of the list or of the map asks of the stations. */
export const knownStationFilters = (search: StationSearch) =>
  knownFilters(search, {
    kind: StationKind,
    status: StationStatus,
    mode: OperatingMode,
    hostType: HostType,
    premises: PremisesType,
    provenance: Provenance,
    parent: StationCode,
  })

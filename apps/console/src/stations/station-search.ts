import {
  HostType,
  OperatingMode,
  PremisesType,
  Provenance,
  StationCode,
  StationKind,
  StationStatus,
} from '@zhanwang/domain-station-registry/station'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

/** The filters of the stations list as they stand in the address; what does not parse is left out rather than refused. */
export const StationSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  kind: z.array(StationKind).optional().catch(undefined),
  status: z.array(StationStatus).optional().catch(undefined),
  mode: z.array(OperatingMode).optional().catch(undefined),
  hostType: z.array(HostType).optional().catch(undefined),
  premises: PremisesType.optional().catch(undefined),
  provenance: Provenance.optional().catch(undefined),
  parent: StationCode.optional().catch(undefined),
  ...PageSearch,
})
export type StationSearch = z.infer<typeof StationSearch>

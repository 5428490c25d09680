import { InspectionPurpose, InspectionStatus, PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import { StationKind } from '@zhanwang/domain-station-registry/station'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

/** The filters of the board as they stand in the address. */
export const InspectionSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  kind: z.array(StationKind).optional().catch(undefined),
  purpose: InspectionPurpose.optional().catch(undefined),
  status: z.array(InspectionStatus).optional().catch(undefined),
  overdue: z.stringbool().or(z.boolean()).optional().catch(undefined),
  ...PageSearch,
})
export type InspectionSearch = z.infer<typeof InspectionSearch>

/** The filters of the photo wall. */
export const PhotoWallSearch = z.object({
  item: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/)
    .optional()
    .catch(undefined),
  phase: PhotoPhase.optional().catch(undefined),
})
export type PhotoWallSearch = z.infer<typeof PhotoWallSearch>

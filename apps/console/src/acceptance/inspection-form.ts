import type { Inspection } from '@zhanwang/domain-station-registry/inspection'
import type { InspectionPhoto } from '@zhanwang/domain-station-registry/inspection-photo'

/** What the form of a step is given: the file whole, and its evidence. */
export interface InspectionForm {
  readonly inspection: Inspection
  readonly photos: readonly InspectionPhoto[]
}

import type { StationDifference } from '@zhanwang/domain-station-registry/compare-station'
import type { NewStation } from '@zhanwang/domain-station-registry/new-station'
import type { HostType, StationCode } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { StationPlace } from '../stations/station-at-founding.ts'
import type { StoredStation } from '../stations/station-columns.ts'

/** What is to be written for a row that holds. */
export type StationPlan =
  | {
      readonly kind: 'create'
      readonly station: NewStation
      readonly hostType: HostType
      readonly place: StationPlace
      readonly parent: StationCode | null
    }
  | {
      readonly kind: 'update'
      readonly before: StoredStation
      readonly difference: StationDifference
      /** The day from which changed premises and mode hold. */
      readonly asOf: BusinessDate
    }

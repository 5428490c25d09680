import type { VisitPlace } from '@zhanwang/domain-station-registry/visit'
import type { StampedPlace } from './visit-store.ts'

/** The places of a visit as events tell of them. */
export function visitPlaces(places: readonly StampedPlace[]): VisitPlace[] {
  return places.map(({ division, divisionName, stationCode, stationName }) => ({
    division,
    divisionName,
    station: stationCode === null ? null : { code: stationCode, name: stationName ?? '' },
  }))
}

import type { StationSummary } from '@zhanwang/domain-station-registry/station'

/** A station with a position on record. */
export interface PlacedStation {
  readonly station: StationSummary
  readonly longitude: number
  readonly latitude: number
}

/** Parts stations into those with a position on record and those without. */
export function byPosition(stations: readonly StationSummary[]) {
  const placed = stations.flatMap((station): PlacedStation[] => {
    const { longitude = null, latitude = null } = station.premises ?? {}
    return longitude === null || latitude === null ? [] : [{ station, longitude, latitude }]
  })
  const drawn = new Set(placed.map(({ station }) => station.code))
  return { placed, unplaced: stations.filter(({ code }) => !drawn.has(code)) }
}

/** The least that is shown, in degrees: a single station does not fill the plane. */
const LEAST_DEGREES = 0.1

/**
 * The ranges of both axes that show all positions with a margin, so that a kilometre is as long in both directions on a
 * plane `aspect` times as wide as high. Undefined without positions.
 */
export function planeRanges(placed: readonly Pick<PlacedStation, 'longitude' | 'latitude'>[], aspect: number) {
  const [first] = placed
  if (!first) return undefined
  const longitudes = placed.map(({ longitude }) => longitude)
  const latitudes = placed.map(({ latitude }) => latitude)
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  const [x, y] = [middle(longitudes), middle(latitudes)]
  const shrink = Math.cos((y * Math.PI) / 180)
  const height = 1.1 * Math.max(span(latitudes), (span(longitudes) * shrink) / aspect, LEAST_DEGREES)
  const width = (height * aspect) / shrink
  return { x: [x - width / 2, x + width / 2] as const, y: [y - height / 2, y + height / 2] as const }
}

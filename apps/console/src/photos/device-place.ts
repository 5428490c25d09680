import type { PhotoPlace } from './kept-photo.ts'

const GIVE_UP_MS = 10_000
/** A place found so recently is where the device still is. */
const RECENT_MS = 60_000

/** Where the device is, which the browser tells with its person's consent only; null where it does not. */
export function devicePlace(): Promise<PhotoPlace | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        resolve({ longitude: degrees(longitude), latitude: degrees(latitude), accuracyM: Math.round(accuracy) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: GIVE_UP_MS, maximumAge: RECENT_MS },
    )
  })
}

/** Six places are a hand's breadth: more than a device knows. */
function degrees(value: number): number {
  return Number(value.toFixed(6))
}

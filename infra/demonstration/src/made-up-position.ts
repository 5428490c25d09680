/** Where the three places lie, in degrees and roughly; their stations are strewn around it. Nobody's data. */
const AROUND: Readonly<Record<string, readonly [longitude: number, latitude: number, spread: number]>> = {
  '4203': [110.4, 32.5, 0.9],
  '5325': [103.1, 23.4, 0.9],
  '3205': [121.1, 31.5, 0.15],
}
/** Degrees between one point of a sunflower and the next: an even strewing without a pattern of rows. */
const GOLDEN_ANGLE = 137.508

/**
 * A made-up position for a place of the demonstration, always the same for its code: no coordinates of stations with an
 * open source are known. Undefined for a place elsewhere.
 */
export function madeUpPosition(code: string): { longitude: number; latitude: number } | undefined {
  const around = AROUND[code.slice(0, 4)]
  if (!around) return undefined
  const [longitude, latitude, spread] = around
  const serial = [...code.slice(4)].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 997, 7)
  const distance = spread * Math.sqrt(serial / 997)
  const angle = (serial * GOLDEN_ANGLE * Math.PI) / 180
  return {
    longitude: rounded(longitude + (distance * Math.cos(angle)) / Math.cos((latitude * Math.PI) / 180)),
    latitude: rounded(latitude + distance * Math.sin(angle)),
  }
}

/** A hundred metres: more would look like a survey. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000
}

export type RatioOptions = {
  /** Decimals of the result, 0 to 20. */
  readonly scale: number
  /** `truncate` cuts toward zero; `half-up` rounds a half away from zero. */
  readonly rounding: 'truncate' | 'half-up'
  /** Whether the result counts in hundredths; no percent sign is added. */
  readonly percent: boolean
}

/**
 * numerator / denominator as an exact decimal text, computed in integers: 378 / 82 in percent, scale 2, truncated, is
 * `460.97` as 红河州 published it (rounded it would be 460.98). Null when the denominator is 0: the figure does not exist.
 * @throws RangeError for a number that is no exact integer, a negative denominator or a scale outside 0 to 20
 */
export function ratio(numerator: number, denominator: number, options: RatioOptions): string | null {
  const { scale, rounding, percent } = options
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator < 0) {
    throw new RangeError(`not a ratio of exact integers: ${numerator} / ${denominator}`)
  }
  if (!Number.isInteger(scale) || scale < 0 || scale > 20) throw new RangeError(`scale outside 0 to 20: ${scale}`)
  if (denominator === 0) return null

  const divisor = BigInt(denominator)
  const dividend = BigInt(Math.abs(numerator)) * 10n ** BigInt(scale + (percent ? 2 : 0))
  const rounded = rounding === 'half-up' ? (2n * dividend + divisor) / (2n * divisor) : dividend / divisor
  const digits = rounded.toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = numerator < 0 && rounded > 0n ? '-' : ''
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`
}

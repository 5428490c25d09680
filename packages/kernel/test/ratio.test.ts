import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ratio } from '../src/ratio.ts'

test.each([
  [378, 82, 2, 'truncate', true, '460.97'],
  [378, 82, 2, 'half-up', true, '460.98'],
  [128, 135, 1, 'half-up', true, '94.8'],
  [716, 1966, 1, 'half-up', true, '36.4'],
  [124, 119, 1, 'half-up', true, '104.2'],
  [248, 124, 2, 'half-up', false, '2.00'],
  [147_800, 3000, 2, 'half-up', false, '49.27'],
  [1, 3, 0, 'truncate', false, '0'],
  [1, 2, 0, 'half-up', false, '1'],
  [-1, 2, 0, 'half-up', false, '-1'],
  [-1, 2, 0, 'truncate', false, '0'],
  [-1, 3, 2, 'truncate', true, '-33.33'],
  [0, 5, 2, 'half-up', true, '0.00'],
  [1, Number.MAX_SAFE_INTEGER, 20, 'truncate', false, '0.00000000000000011102'],
] as const)(
  '%i / %i with %i decimals, %s, percent %s: %s',
  (numerator, denominator, scale, rounding, percent, text) => {
    expect(ratio(numerator, denominator, { scale, rounding, percent })).toBe(text)
  },
)

test('nothing is divided by zero', () => {
  expect(ratio(5, 0, { scale: 2, rounding: 'truncate', percent: true })).toBeNull()
  expect(ratio(0, 0, { scale: 2, rounding: 'truncate', percent: true })).toBeNull()
})

test.each([
  [0.5, 2, 2],
  [1, 0.5, 2],
  [2 ** 53, 1, 2],
  [1, -2, 2],
  [1, 2, -1],
  [1, 2, 21],
  [1, 2, 1.5],
])('%d / %d with %d decimals is refused', (numerator, denominator, scale) => {
  expect(() => ratio(numerator, denominator, { scale, rounding: 'truncate', percent: false })).toThrow(RangeError)
})

test('the text is the exact quotient cut, or rounded to the nearer neighbour and a half away from zero', () => {
  const denominators = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      denominators,
      fc.nat(20),
      fc.boolean(),
      (numerator, denominator, scale, percent) => {
        const exact = BigInt(numerator) * 10n ** BigInt(scale) * (percent ? 100n : 1n)
        const divisor = BigInt(denominator)
        const unscaled = (text: string | null) => BigInt((text ?? '').replace('.', ''))

        const cut = unscaled(ratio(numerator, denominator, { scale, rounding: 'truncate', percent }))
        expect(cut).toBe(exact / divisor)

        const rounded = unscaled(ratio(numerator, denominator, { scale, rounding: 'half-up', percent }))
        const twiceError = 2n * (rounded * divisor - exact)
        expect(twiceError <= divisor && twiceError >= -divisor).toBe(true)
        if (twiceError === divisor) expect(exact > 0n).toBe(true)
        if (twiceError === -divisor) expect(exact < 0n).toBe(true)
      },
    ),
  )
})

test('an exact half goes away from zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (whole) => {
      const options = { scale: 0, rounding: 'half-up', percent: false } as const
      expect(ratio(2 * whole + 1, 2, options)).toBe(String(whole + 1))
      expect(ratio(-(2 * whole + 1), 2, options)).toBe(String(-(whole + 1)))
    }),
  )
})

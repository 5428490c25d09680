import { z } from 'zod'
import { type Parsed, parsed, unparsed } from './parsed.ts'
import { toHalfWidth } from './text.ts'

/** An amount of money: a whole number of fen (分, 1/100 yuan), negative for a reversal, exact up to 90 trillion yuan. */
export const Fen = z.int().brand<'Fen'>()
export type Fen = z.infer<typeof Fen>

function isFen(value: number): value is Fen {
  return Number.isSafeInteger(value)
}

/**
 * Takes a number of fen as an amount; -0 becomes 0.
 * @throws RangeError for a fraction or a number beyond exact integers
 */
export function fen(value: number): Fen {
  const amount = value + 0
  if (!isFen(amount)) throw new RangeError(`not an exact number of fen: ${value}`)
  return amount
}

/** Adds two amounts. @throws RangeError when the result is beyond exact integers */
export function addFen(left: Fen, right: Fen): Fen {
  return fen(left + right)
}

/** Subtracts the second amount from the first. @throws RangeError when the result is beyond exact integers */
export function subtractFen(left: Fen, right: Fen): Fen {
  return fen(left - right)
}

/**
 * The sum of amounts, 0 for none, whatever their order.
 * @throws RangeError when the result is beyond exact integers
 */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n
  for (const amount of amounts) total += BigInt(amount)
  return fen(Number(total))
}

/** Yuan with two decimals and grouped thousands: 56000000 fen is `560,000.00`. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`
}

/**
 * Reads yuan as ledgers write it (`560,000.00`, `560000`, `-0.5`, full-width) without going through floating point.
 * Groups must be of three; more than two decimals are refused, not rounded.
 */
export function parseYuan(text: string): Parsed<Fen, 'not-an-amount' | 'too-many-decimals' | 'too-large'> {
  const written = toHalfWidth(text).trim()
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(written)
  if (!match) return unparsed('not-an-amount')
  const [, sign = '', yuan = '', decimals = ''] = match
  if (decimals.length > 2) return unparsed('too-many-decimals')
  const amount = Number(BigInt(yuan.replaceAll(',', '') + decimals.padEnd(2, '0')))
  const signed = sign === '' || amount === 0 ? amount : -amount
  return isFen(signed) ? parsed(signed) : unparsed('too-large')
}

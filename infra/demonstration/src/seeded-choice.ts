import { addDays, type BusinessDate, daysBetween } from '@zhanwang/kernel/calendar'
import { sha256Hex } from '@zhanwang/kernel/digest'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chooses by a fixed seed: the same seed and the same questions in the same order give the same answers everywhere. */
export interface SeededChoice {
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  /** One of them. @throws RangeError when there is none */
  pick<T>(among: readonly T[]): T
  /** So many of them, in an order of its own. @throws RangeError when there are fewer */
  take<T>(count: number, among: readonly T[]): T[]
  /** A day, both ends included. */
  date(from: BusinessDate, to: BusinessDate): BusinessDate
}

/** A choice for one subject: what is chosen for one place does not move when another place has one question more. */
export function seededChoice(seed: string, subject: string): SeededChoice {
  const random = xoroshiro128plus(Number.parseInt(sha256Hex(`${seed}/${subject}`).slice(0, 8), 16))
  const int = (from: number, to: number) => uniformInt(random, from, to)

  function take<T>(count: number, among: readonly T[]): T[] {
    if (count > among.length) throw new RangeError(`${subject}: ${count} of ${among.length} cannot be chosen`)
    const rest = [...among]
    return Array.from({ length: count }, () => rest.splice(int(0, rest.length - 1), 1)).flat()
  }

  return {
    int,
    take,
    pick(among) {
      const [chosen] = take(1, among)
      if (chosen === undefined) throw new RangeError(`${subject}: nothing was chosen`)
      return chosen
    },
    date: (from, to) => addDays(from, int(0, daysBetween(from, to))),
  }
}

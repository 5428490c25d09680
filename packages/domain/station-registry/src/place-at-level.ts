import { type DivisionLevel, levelOf, toDivisionCode } from '@zhanwang/kernel/division-code'
import { EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'

/** From the highest down. */
export const LEVELS = [
  'province',
  'prefecture',
  'county',
  'township',
  'village',
] as const satisfies readonly DivisionLevel[]

/**
 * The division of `level` that governs a path, or the nearest above it where that level is missing (东莞 has no counties).
 * `/` where the path has nothing so high.
 */
export function placeAtLevel(path: ScopePath, level: DivisionLevel): ScopePath {
  const lowest = LEVELS.indexOf(level)
  const codes = path.split('/').filter((code) => code !== '' && LEVELS.indexOf(levelOf(toDivisionCode(code))) <= lowest)
  return codes.length === 0 ? EVERYWHERE : ScopePath.parse(`/${codes.join('/')}/`)
}

/** The level of a path's own division; undefined for `/`. */
export function levelOfPlace(path: ScopePath): DivisionLevel | undefined {
  const code = path.split('/').at(-2)
  return code ? levelOf(toDivisionCode(code)) : undefined
}

/** The level of the division that governs next above the one of `level` on a path; undefined above a province. */
export function levelAbove(path: ScopePath, level: DivisionLevel): DivisionLevel | undefined {
  const own = placeAtLevel(path, level)
  return levelOfPlace(ScopePath.parse(own.replace(/[^/]+\/$/, '')))
}

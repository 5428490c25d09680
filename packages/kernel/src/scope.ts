import { z } from 'zod'
import { worded } from './worded-check.ts'

/**
 * The administrative path of a place in the registry's division tree: `/` for everything, `/42/4203/420304/` for a county.
 * It is the path, not the code, that says who governs a place: 武当山特区 governs townships whose codes are 丹江口's.
 */
export const ScopePath = z
  .string()
  .max(200)
  .check(
    worded(z.regex(/^\/([0-9A-Z]+\/)*$/), {
      zh: '应为区划路径,如 /42/4203/',
      en: 'must be the path of a division, such as /42/4203/',
    }),
  )
  .brand<'ScopePath'>()
export type ScopePath = z.infer<typeof ScopePath>

export const EVERYWHERE: ScopePath = ScopePath.parse('/')

/** The path of `code` below `parent`. */
export function childPath(parent: ScopePath, code: string): ScopePath {
  return ScopePath.parse(`${parent}${code}/`)
}

/** The code at the end of a path; undefined for `/`. */
export function lastCode(path: ScopePath): string | undefined {
  return path.split('/').at(-2) || undefined
}

/** Whether `place` lies in `scope` (or is it). */
export function covers(scope: ScopePath, place: ScopePath): boolean {
  return place.startsWith(scope)
}

export function anyCovers(scopes: readonly ScopePath[], place: ScopePath): boolean {
  return scopes.some((scope) => covers(scope, place))
}

/** The lowest place that holds them all; `/` for none. */
export function meetingPlace(paths: readonly ScopePath[]): ScopePath {
  const [first, ...others] = paths
  if (first === undefined) return EVERYWHERE
  const codes = first.split('/').slice(1, -1)
  while (codes.length > 0) {
    // The codes of a path make a path.
    const shared = ScopePath.parse(`/${codes.join('/')}/`)
    if (others.every((path) => covers(shared, path))) return shared
    codes.pop()
  }
  return EVERYWHERE
}

/** The paths of a place and of everything above it, from the top. */
export function pathsTo(place: ScopePath): ScopePath[] {
  const paths: ScopePath[] = []
  for (const code of place.split('/').slice(1, -1)) paths.push(childPath(paths.at(-1) ?? EVERYWHERE, code))
  return paths
}

/** The same set of places with no path inside another, so that a query visits no row twice. */
export function mergeScopes(paths: readonly ScopePath[]): ScopePath[] {
  const sorted = [...new Set(paths)].sort()
  return sorted.filter((path, index) => !sorted.slice(0, index).some((earlier) => covers(earlier, path)))
}

/**
 * The half-open range of paths inside `scope` in C collation: an index answers it without a join.
 * The upper bound replaces the closing `/` (0x2F) by `0` (0x30), the next byte.
 */
export function scopeRange(scope: ScopePath): { from: string; to: string } {
  return { from: scope, to: `${scope.slice(0, -1)}0` }
}

/** The part of `scopes` that lies inside `within`: what a reader may see of one division. */
export function narrowScopes(scopes: readonly ScopePath[], within: ScopePath): ScopePath[] {
  return mergeScopes(
    scopes.flatMap((scope) => (covers(scope, within) ? [within] : covers(within, scope) ? [scope] : [])),
  )
}

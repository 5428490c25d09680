import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'

/** What of a division's version decides where it lies in the administrative tree. */
export interface TreeVersion {
  readonly code: DivisionCode
  readonly parent: DivisionCode | null
  readonly validFrom: BusinessDate
  readonly validTo: BusinessDate | null
  readonly successors: readonly DivisionCode[]
}

/**
 * The administrative path of every code in `versions`: one path a code, whatever the version, because it says who
 * governs the place now.
 *
 * The newest version decides. Below its parent, whatever its own digits say (武当山特区 holds 420381450); where it has ended
 * and names successors, the path of the first one that is known, so that 郧阳区's officers see what is stamped 420321.
 * `pathOf` answers for codes outside `versions`; a code unknown to both has no path and is left out.
 */
export function administrativePaths(
  versions: readonly TreeVersion[],
  pathOf: (code: DivisionCode) => ScopePath | undefined,
): Map<DivisionCode, ScopePath> {
  const newest = new Map<DivisionCode, TreeVersion>()
  for (const version of versions) {
    const other = newest.get(version.code)
    if (!other || other.validFrom < version.validFrom) newest.set(version.code, version)
  }
  const paths = new Map<DivisionCode, ScopePath>()

  // `seen` ends a ring of successors (A followed by B followed by A): whoever closes it stays below its parent.
  const find = (code: DivisionCode, seen: readonly DivisionCode[]): ScopePath | undefined => {
    const done = paths.get(code)
    if (done) return done
    const version = newest.get(code)
    if (!version) return pathOf(code)
    const trail = [...seen, code]
    const path = successorPath(version, trail) ?? ownPath(version, trail)
    if (path && seen.length === 0) paths.set(code, path)
    return path
  }
  const successorPath = (version: TreeVersion, trail: readonly DivisionCode[]): ScopePath | undefined => {
    if (!version.validTo) return undefined
    for (const successor of version.successors) {
      const path = trail.includes(successor) ? undefined : find(successor, trail)
      if (path) return path
    }
    return undefined
  }
  const ownPath = (version: TreeVersion, trail: readonly DivisionCode[]): ScopePath | undefined => {
    if (!version.parent) return childPath(EVERYWHERE, version.code)
    const above = trail.includes(version.parent) ? undefined : find(version.parent, trail)
    return above && childPath(above, version.code)
  }
  for (const code of newest.keys()) find(code, [])
  return paths
}

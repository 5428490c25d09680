import { covers, EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'

/** The lowest path that covers all of them: whoever governs all may read the audit entry. */
export function commonPath(paths: readonly ScopePath[]): ScopePath {
  let common = paths[0] ?? EVERYWHERE
  while (!paths.every((path) => covers(common, path))) common = pathAbove(common)
  return common
}

/** The path of what stands directly above; that of everything above a province. */
export function pathAbove(path: ScopePath): ScopePath {
  return ScopePath.parse(path.replace(/[^/]+\/$/, ''))
}

import { codePrefixParent, type DivisionCode } from '@zhanwang/kernel/division-code'
import { childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'

/**
 * The path that a code's own digits give: `/42/4203/420304/`. The registry's tree is the authority; this stands in until
 * its events have arrived, and is re-stamped by them.
 */
export function officialPath(code: DivisionCode): ScopePath {
  const parent = codePrefixParent(code)
  return childPath(parent === undefined ? EVERYWHERE : officialPath(parent), code)
}

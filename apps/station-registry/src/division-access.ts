import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, narrowScopes, type ScopePath } from '@zhanwang/kernel/scope'

/** The same answer for a division that does not exist and for one outside the reader's scope. */
function notFound(code: DivisionCode): DomainError {
  return new DomainError('not-found', { reason: 'division-unknown', params: { code } })
}

/** Returns the path of a division that the reader may see whole. Throws `not-found` for any other. */
export function checkInScope(code: DivisionCode, path: ScopePath | undefined, scopes: readonly ScopePath[]): ScopePath {
  if (!path || !anyCovers(scopes, path)) throw notFound(code)
  return path
}

/**
 * What the reader may see of a division named in a list's filter: all of it, or the part below it that is theirs.
 * Throws `not-found` where that is nothing.
 */
export function scopesWithin(
  code: DivisionCode,
  path: ScopePath | undefined,
  scopes: readonly ScopePath[],
): ScopePath[] {
  const narrowed = path ? narrowScopes(scopes, path) : []
  if (narrowed.length === 0) throw notFound(code)
  return narrowed
}

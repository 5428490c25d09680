import { type DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { narrowScopes, type ScopePath } from '@zhanwang/kernel/scope'

/** The division tree, as the context that owns the files has it. */
export interface ApprovalPlaces {
  /** Where a division lies now; undefined for an unknown one. */
  pathOf(code: DivisionCode): Promise<ScopePath | undefined>
  /** Names of the divisions at these paths, as far as they are known. */
  namesOf(paths: readonly ScopePath[]): Promise<ReadonlyMap<string, string>>
}

/** What a reader may see of the division that a list names: all of it, or their part. Throws `not-found` for nothing. */
export async function scopesOfList(
  places: ApprovalPlaces,
  division: string | undefined,
  scopes: readonly ScopePath[],
): Promise<readonly ScopePath[]> {
  if (division === undefined) return scopes
  const code = toDivisionCode(division)
  const path = await places.pathOf(code)
  const narrowed = path ? narrowScopes(scopes, path) : []
  if (narrowed.length === 0) throw new DomainError('not-found', { reason: 'division-unknown', params: { code } })
  return narrowed
}

import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, covers, type ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import { findPath } from './division-reads.ts'
import type { RegistryTables } from './registry-tables.ts'

/**
 * The path of a division that a list of what binds the reader is narrowed to: one in the scopes or above them. Throws
 * `not-found` for any other.
 */
export async function seenPlace(
  db: Kysely<RegistryTables>,
  division: string,
  scopes: readonly ScopePath[],
): Promise<ScopePath> {
  const code = toDivisionCode(division)
  const path = await findPath(db, code)
  if (path === undefined || !(anyCovers(scopes, path) || scopes.some((scope) => covers(path, scope))))
    throw new DomainError('not-found', { reason: 'division-unknown', params: { code } })
  return path
}

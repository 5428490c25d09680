import { rolesWith } from '@zhanwang/domain-identity/access'
import { Username } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import { anyCovers, childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { sql } from 'kysely'
import { z } from 'zod'
import { divisionNames, divisionUnknown, getDivision } from '../divisions/division-lookup.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'

const Cursor = z.tuple([Username, Uuid])

/**
 * Whose grants reach the whole of a division, given there or above, by username. Only accounts that act: active, their
 * grants confirmed. Of accounts outside the reader's scope nothing is told.
 */
export function accessToDivision({ database: { read } }: IdentityParts): IdentityHandler<'access', 'toDivision'> {
  return async ({ division, permission, cursor, limit }, { scopes }) => {
    const { scopePath } = await getDivision(read, division)
    if (!anyCovers(scopes, scopePath)) throw divisionUnknown(toDivisionCode(division))
    let query = read
      .selectFrom('grant_')
      .innerJoin('account', 'account.id', 'grant_.account_id')
      .select(['grant_.id', 'grant_.account_id', 'grant_.role', 'grant_.division'])
      .select(['account.username', 'account.name', 'account.division as home'])
      .where('grant_.revoked_at', 'is', null)
      .where('account.status', '=', 'active')
      .where('account.grants_confirmed', '=', true)
      .where(sql<boolean>`grant_.scope_path = any(${pathsOver(scopePath)}::text[])`)
      .where(inScopes('account.scope_path', scopes))
      .orderBy('account.username')
      .orderBy('grant_.id')
      .limit(limit + 1)
    if (permission !== undefined) query = query.where(sql<boolean>`grant_.role = any(${rolesWith(permission)}::text[])`)
    if (cursor !== undefined) {
      const [username, id] = decodeCursor(cursor, Cursor)
      query = query.where(sql<boolean>`(account.username, grant_.id) > (${username}, ${id})`)
    }
    const page = pageOf(await query.execute(), limit, ({ username, id }) => [username, id])
    const names = await divisionNames(
      read,
      page.rows.flatMap((row) => row.division ?? []),
    )
    return {
      next: page.next,
      rows: page.rows.map((row) => ({
        accountId: Uuid.parse(row.account_id),
        username: row.username,
        name: row.name,
        accountDivision: row.home === null ? null : DivisionCode.parse(row.home),
        role: row.role,
        grantDivision: row.division === null ? null : DivisionCode.parse(row.division),
        grantDivisionName: row.division === null ? null : (names.get(row.division) ?? null),
        permissions: [...ROLES[row.role].permissions],
      })),
    }
  }
}

/** A path and all above it, from everywhere down. */
function pathsOver(path: ScopePath): ScopePath[] {
  const paths = [EVERYWHERE]
  for (const code of path.split('/').slice(1, -1)) paths.push(childPath(paths.at(-1) ?? EVERYWHERE, code))
  return paths
}

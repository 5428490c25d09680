import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { narrowScopes } from '@zhanwang/kernel/scope'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { sql } from 'kysely'
import { z } from 'zod'
import { divisionUnknown, getDivision } from '../divisions/division-lookup.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { showAccounts } from './account-store.ts'

const Cursor = z.tuple([z.string()])

/** Accounts of the divisions in scope, by username. */
export function listAccounts({ database: { read } }: IdentityParts): IdentityHandler<'accounts', 'list'> {
  return async ({ division, role, status, text, cursor, limit }, call) => {
    const scopes =
      division === undefined
        ? call.scopes
        : narrowScopes(call.scopes, (await getDivision(read, toDivisionCode(division))).scopePath)
    if (division !== undefined && scopes.length === 0) throw divisionUnknown(division)
    let query = read
      .selectFrom('account')
      .selectAll()
      .where(inScopes('account.scope_path', scopes))
      .orderBy('username')
      .limit(limit + 1)
    if (status) query = query.where('status', '=', status)
    if (text) query = query.where(sql`(username || ' ' || name)`, 'ilike', `%${text.replace(/[\\%_]/g, '\\$&')}%`)
    if (role) {
      query = query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('grant_')
            .select('grant_.id')
            .whereRef('grant_.account_id', '=', 'account.id')
            .where('grant_.role', '=', role)
            .where('grant_.revoked_at', 'is', null),
        ),
      )
    }
    if (cursor) query = query.where('username', '>', decodeCursor(cursor, Cursor)[0])
    const page = pageOf(await query.execute(), limit, (row) => [row.username])
    return { rows: await showAccounts(read, page.rows), next: page.next }
  }
}

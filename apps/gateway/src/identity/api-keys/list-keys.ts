import { Uuid } from '@zhanwang/kernel/ids'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { getAccount } from '../accounts/account-store.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import type { IdentityTables } from '../tables.ts'
import { showKeys } from './api-key-store.ts'
import { isLiveKey } from './live-key.ts'

/** Revoked ones stay for good: beyond so many only the newest are worth showing. */
const SHOWN_OF_MINE = 100

const Cursor = z.tuple([Uuid])

/** The caller's keys, those that work first, then the newest of the others. */
export function myKeys({ database: { read } }: IdentityParts): IdentityHandler<'apiKeys', 'mine'> {
  return async (_input, { actor, today }) => {
    const rows = await withHolders(read)
      .where('api_key.account_id', '=', actor.id)
      .orderBy(isLiveKey(today), 'desc')
      .orderBy('api_key.id', 'desc')
      .limit(SHOWN_OF_MINE)
      .execute()
    return { rows: await showKeys(read, rows) }
  }
}

/** The keys of the accounts in scope, newest first. An account outside it is not found. */
export function listKeys({ database: { read } }: IdentityParts): IdentityHandler<'apiKeys', 'list'> {
  return async ({ accountId, cursor, limit }, { scopes }) => {
    if (accountId !== undefined) await getAccount(read, accountId, scopes)
    let query = withHolders(read)
      .where(inScopes('account.scope_path', scopes))
      .orderBy('api_key.id', 'desc')
      .limit(limit + 1)
    if (accountId !== undefined) query = query.where('api_key.account_id', '=', accountId)
    if (cursor !== undefined) query = query.where('api_key.id', '<', decodeCursor(cursor, Cursor)[0])
    const page = pageOf(await query.execute(), limit, ({ id }) => [id])
    return { rows: await showKeys(read, page.rows), next: page.next }
  }
}

function withHolders(db: Kysely<IdentityTables>) {
  return db
    .selectFrom('api_key')
    .innerJoin('account', 'account.id', 'api_key.account_id')
    .selectAll('api_key')
    .select('account.name as account_name')
}

import { SignIn } from '@zhanwang/domain-identity/session'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { IdentityTables } from '../tables.ts'

const Cursor = z.tuple([z.string()])

/** A page of an account's sign-ins, newest first. Throws `invalid-input` for a cursor that is none. */
export async function signInsOf(
  db: Kysely<IdentityTables>,
  accountId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: SignIn[]; next: string | null }> {
  let query = db
    .selectFrom('sign_in')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor) query = query.where('id', '<', decodeCursor(cursor, Cursor)[0])
  const page = pageOf(await query.execute(), limit, (row) => [row.id])
  const rows = page.rows.map((row) =>
    SignIn.parse({
      id: row.id,
      at: row.at.toISOString(),
      outcome: row.outcome,
      address: row.address,
      userAgent: row.user_agent,
    }),
  )
  return { rows, next: page.next }
}

import { Session } from '@zhanwang/domain-identity/session'
import type { Kysely } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import { idleSince } from './session-use.ts'

/** Where an account is signed in now, the last used first. `current` is the session that asks. */
export async function sessionsOf(
  db: Kysely<IdentityTables>,
  accountId: string,
  { now, idleMinutes, current }: { now: Date; idleMinutes: number; current: string | undefined },
): Promise<Session[]> {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('updated_at', '>=', idleSince(now, idleMinutes))
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    Session.parse({
      id: row.id,
      current: row.id === current,
      signedInAt: row.created_at.toISOString(),
      lastUsedAt: row.updated_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      address: row.ip_address || null,
      userAgent: row.user_agent || null,
    }),
  )
}

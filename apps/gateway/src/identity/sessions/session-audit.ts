import type { Database } from '@zhanwang/persistence/database'
import type { IdentityTables } from '../tables.ts'
import { systemCall } from './system-call.ts'

export interface SessionAudit {
  signedIn(username: string, address: string, correlationId: string): Promise<void>
  /** `username` is undefined for what cannot be one. */
  refused(username: string | undefined, address: string, why: string, correlationId: string): Promise<void>
  signedOut(accountId: string, sessionId: string, correlationId: string): Promise<void>
}

/**
 * Who came, who was turned away, who left. An unknown username is not written down: people type passwords into the
 * wrong field.
 */
export function sessionAudit(database: Database<IdentityTables>): SessionAudit {
  const find = (username: string) =>
    database.read.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst()

  return {
    async signedIn(username, address, correlationId) {
      const account = await find(username)
      if (!account) throw new Error('an account vanished while it signed in')
      await database.command(systemCall('sessions.signIn', correlationId), async (tx) => {
        tx.write(tx.db.updateTable('account').set({ last_sign_in_at: new Date() }).where('id', '=', account.id))
        tx.audit({ ...subject(account), detail: { address } })
      })
    },
    async refused(username, address, why, correlationId) {
      const account = username === undefined ? undefined : await find(username)
      await database.command(systemCall('sessions.refuse', correlationId), async (tx) => {
        tx.audit({ ...subject(account), detail: { address, why } })
      })
    },
    async signedOut(accountId, sessionId, correlationId) {
      await database.command(systemCall('sessions.signOut', correlationId), async (tx) => {
        const account = await tx.db.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirst()
        tx.write(tx.db.deleteFrom('auth_session').where('id', '=', sessionId))
        tx.audit(subject(account))
      })
    },
  }
}

function subject(account: { id: string; scope_path: string; division: string | null } | undefined) {
  return {
    subjectType: 'account',
    subjectId: account?.id ?? 'unknown',
    scopePath: account?.scope_path ?? '/',
    division: account?.division ?? null,
  }
}

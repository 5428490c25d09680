import { isPasswordExpired } from '@zhanwang/domain-identity/password'
import type { SignInOutcome } from '@zhanwang/domain-identity/session'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { SignInRules } from '../sign-in-rules.ts'
import type { IdentityTables } from '../tables.ts'
import { LOCK_MINUTES } from './attempt-count.ts'
import type { SignInPlace } from './sign-in-place.ts'
import { systemCall } from './system-call.ts'

/** The oldest session beyond ends. */
export const SESSIONS_PER_ACCOUNT = 10

export type Refusal = Extract<SignInOutcome, 'wrong-password' | 'wrong-second-factor' | 'locked' | 'disabled'>

export interface SessionAudit {
  /**
   * A session was made: ends the account's oldest ones beyond {@link SESSIONS_PER_ACCOUNT} and asks for a new password
   * where the old one has expired. Returns the account's id.
   */
  signedIn(
    username: string,
    place: SignInPlace,
    outcome: 'signed-in' | 'recovery-code-used',
    correlationId: string,
  ): Promise<string>
  /** `username` is undefined for what cannot be one. */
  refused(username: string | undefined, place: SignInPlace, why: Refusal, correlationId: string): Promise<void>
  signedOut(accountId: string, sessionId: string, place: SignInPlace, correlationId: string): Promise<void>
}

/**
 * Who came, who was turned away, who left: in the audit, and in the history that the account's owner sees. An unknown
 * username is not written down: people type passwords into the wrong field.
 */
export function sessionAudit(database: Database<IdentityTables>, rules: SignInRules): SessionAudit {
  const find = (username: string) =>
    database.read.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst()

  return {
    async signedIn(username, place, outcome, correlationId) {
      const account = await find(username)
      if (!account) throw new Error('an account vanished while it signed in')
      const { id } = account
      const call = systemCall('sessions.signIn', correlationId)
      const expired = isPasswordExpired(account.password_set_at, call.now, rules.passwordMaxAgeDays)
      await database.command(call, async (tx) => {
        const seen = tx.db.updateTable('account').set({ last_sign_in_at: call.now }).where('id', '=', id)
        tx.write(expired ? seen.set({ must_change_password: true }) : seen)
        tx.write(
          tx.db
            .deleteFrom('auth_session')
            .where(({ eb, selectFrom }) =>
              eb(
                'id',
                'in',
                selectFrom('auth_session')
                  .select('id')
                  .where('user_id', '=', id)
                  .orderBy('created_at', 'desc')
                  .orderBy('id', 'desc')
                  .offset(SESSIONS_PER_ACCOUNT),
              ),
            ),
        )
        remember(tx, id, place, outcome, call.now)
        tx.audit({ ...subject(account), detail: { address: place.address, outcome } })
      })
      return id
    },
    async refused(username, place, why, correlationId) {
      const account = username === undefined ? undefined : await find(username)
      const call = systemCall('sessions.refuse', correlationId)
      await database.command(call, async (tx) => {
        if (account) {
          remember(tx, account.id, place, why, call.now)
          if (why === 'locked') {
            const until = new Date(call.now.getTime() + LOCK_MINUTES * 60_000)
            tx.write(tx.db.updateTable('account').set({ sign_in_locked_until: until }).where('id', '=', account.id))
          }
        }
        tx.audit({ ...subject(account), detail: { address: place.address, why } })
      })
    },
    async signedOut(accountId, sessionId, place, correlationId) {
      const call = systemCall('sessions.signOut', correlationId)
      await database.command(call, async (tx) => {
        const account = await tx.db.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirst()
        tx.write(tx.db.deleteFrom('auth_session').where('id', '=', sessionId))
        remember(tx, accountId, place, 'signed-out', call.now)
        tx.audit(subject(account))
      })
    },
  }
}

function remember(
  tx: Transaction<IdentityTables>,
  accountId: string,
  { address, userAgent }: SignInPlace,
  outcome: SignInOutcome,
  at: Date,
): void {
  const row = { id: newId(), account_id: accountId, at, outcome, address, user_agent: userAgent }
  tx.write(tx.db.insertInto('sign_in').values(row))
}

function subject(account: { id: string; scope_path: string; division: string | null } | undefined) {
  return {
    subjectType: 'account',
    subjectId: account?.id ?? 'unknown',
    scopePath: account?.scope_path ?? '/',
    division: account?.division ?? null,
  }
}

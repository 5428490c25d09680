import { PASSWORDS_REMEMBERED } from '@zhanwang/domain-identity/password'
import { newId } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { IdentityTables } from '../tables.ts'

export interface NewAccount {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly division: string | null
  readonly scopePath: ScopePath
  /** As password-hash.ts makes it. */
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly at: Date
}

/** Writes an account with what better-auth needs to sign it in. A taken username violates `auth_user_username_key`. */
export function writeAccount(tx: Transaction<IdentityTables>, account: NewAccount): void {
  const { id, username, name, division, scopePath, passwordHash, mustChangePassword, at } = account
  // better-auth wants an address; `.invalid` is reserved (RFC 2606), so no mail ever goes there.
  const email = `${username}@account.invalid`
  tx.write(tx.db.insertInto('auth_user').values({ id, name, email, email_verified: true, image: null, username }))
  tx.write(
    tx.db
      .insertInto('auth_account')
      .values({ id: newId(), user_id: id, account_id: id, provider_id: 'credential', password: passwordHash }),
  )
  tx.write(
    tx.db.insertInto('account').values({
      id,
      username,
      name,
      division,
      scope_path: scopePath,
      status: 'active',
      must_change_password: mustChangePassword,
      grants_confirmed: true,
      created_at: at,
      last_sign_in_at: null,
      password_set_at: at,
      version: 1,
    }),
  )
  rememberPassword(tx, id, passwordHash)
}

/** Sets the password's hash and keeps it among the account's last ones. */
export function writePassword(
  tx: Transaction<IdentityTables>,
  accountId: string,
  passwordHash: string,
  at: Date,
): void {
  tx.write(
    tx.db
      .updateTable('auth_account')
      .set({ password: passwordHash, updated_at: new Date() })
      .where('user_id', '=', accountId)
      .where('provider_id', '=', 'credential'),
  )
  tx.write(tx.db.updateTable('account').set({ password_set_at: at }).where('id', '=', accountId))
  rememberPassword(tx, accountId, passwordHash)
}

function rememberPassword(tx: Transaction<IdentityTables>, accountId: string, hash: string): void {
  tx.write(tx.db.insertInto('former_password').values({ id: newId(), account_id: accountId, hash }))
  tx.write(
    tx.db
      .deleteFrom('former_password')
      .where(({ eb, selectFrom }) =>
        eb(
          'id',
          'in',
          selectFrom('former_password')
            .select('id')
            .where('account_id', '=', accountId)
            .orderBy('id', 'desc')
            .offset(PASSWORDS_REMEMBERED),
        ),
      ),
  )
}

/** Ends the sessions of an account, all but `kept`, and the sign-ins that wait for their second factor. */
export function endSessions(tx: Transaction<IdentityTables>, accountId: string, kept?: string): void {
  tx.write(tx.db.deleteFrom('pending_sign_in').where('account_id', '=', accountId))
  const ended = tx.db.deleteFrom('auth_session').where('user_id', '=', accountId)
  tx.write(kept === undefined ? ended : ended.where('id', '<>', kept))
}

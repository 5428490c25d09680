import { checkGrant } from '@zhanwang/domain-identity/grants'
import { newId } from '@zhanwang/kernel/ids'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { lockAccount } from '../accounts/account-store.ts'
import { getDivision } from '../divisions/division-lookup.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'

/** Gives a role over a division: not to oneself, not beyond one's own scope, and the three administrators stay apart. */
export function giveGrant({ database, sessions }: IdentityParts): IdentityHandler<'grants', 'give'> {
  return async ({ accountId, role, division, reason }, call) => {
    try {
      const result = await database.command(call, async (tx) => {
        // The lock keeps two grants at once from joining roles that exclude each other.
        const account = await lockAccount(tx.db, accountId, call.scopes)
        const place = await getDivision(tx.db, division)
        const held = await tx.db
          .selectFrom('grant_')
          .select('role')
          .where('account_id', '=', accountId)
          .where('revoked_at', 'is', null)
          .execute()
        checkGrant({
          granterId: call.actor.id,
          granterScopes: call.scopes,
          accountId,
          held: held.map((grant) => grant.role),
          role,
          scope: place.scopePath,
        })
        const id = newId()
        tx.write(
          tx.db.insertInto('grant_').values({
            id,
            account_id: accountId,
            role,
            division: place.code,
            scope_path: place.scopePath,
            given_by: call.actor.id,
            given_by_name: call.actor.name,
            given_at: call.now,
            reason,
            revoked_at: null,
            revoked_by: null,
            revoke_reason: null,
          }),
        )
        tx.audit({
          subjectType: 'grant',
          subjectId: id,
          scopePath: place.scopePath,
          division: place.code,
          detail: { account: account.id, role, reason },
        })
        return { id }
      })
      sessions.forgetAccount(accountId)
      return result
    } catch (error) {
      throw mapConstraint(error, { grant_once: 'grant-exists' })
    }
  }
}

import { checkGrant } from '@zhanwang/domain-identity/grants'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import { lockAccount } from '../accounts/account-store.ts'
import { getDivision } from '../divisions/division-lookup.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { writeGrant } from './write-grant.ts'

/** Gives a role over a division: not to oneself, not beyond one's own scope, and the three administrators stay apart. */
export function giveGrant({ database, sessions }: IdentityParts): IdentityHandler<'grants', 'give'> {
  return async ({ accountId, role, division, reason }, call) => {
    try {
      const result = await database.command(call, async (tx) => {
        await holdDivisions(tx.db)
        // The lock keeps two grants at once from joining roles that exclude each other.
        await lockAccount(tx.db, accountId, call.scopes)
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
        const id = writeGrant(tx, {
          accountId,
          role,
          division: place.code,
          scopePath: place.scopePath,
          by: call.actor,
          at: call.now,
          reason,
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

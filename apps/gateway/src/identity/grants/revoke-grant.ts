import { DomainError } from '@zhanwang/kernel/errors'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { checkAdministratorsStay } from './administrators-stay.ts'

/** Takes a role back, at the holder's next request. Not from oneself, nor from the last of the administrators. */
export function revokeGrant({ database, sessions }: IdentityParts): IdentityHandler<'grants', 'revoke'> {
  return async ({ id, reason }, call) => {
    const { accountId, ...result } = await database.command(call, async (tx) => {
      const grant = await tx.db
        .selectFrom('grant_')
        .selectAll()
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where(inScopes('grant_.scope_path', call.scopes))
        .forUpdate()
        .executeTakeFirst()
      if (!grant) throw new DomainError('not-found')
      if (grant.account_id === call.actor.id) throw new DomainError('rule-broken', { reason: 'grant-of-self' })
      await checkAdministratorsStay(tx.db, grant.account_id, id)
      tx.write(
        tx.db
          .updateTable('grant_')
          .set({ revoked_at: call.now, revoked_by: call.actor.id, revoke_reason: reason })
          .where('id', '=', id),
      )
      tx.audit({
        subjectType: 'grant',
        subjectId: id,
        scopePath: grant.scope_path,
        division: grant.division,
        detail: { account: grant.account_id, role: grant.role, reason },
      })
      return { id, accountId: grant.account_id }
    })
    sessions.forgetAccount(accountId)
    return result
  }
}

import { DomainError } from '@zhanwang/kernel/errors'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { IdentityHandler, IdentityParts } from '../parts.ts'

/** Takes a role back. It acts at the holder's next request. */
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

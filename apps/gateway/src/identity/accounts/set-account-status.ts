import { DomainError } from '@zhanwang/kernel/errors'
import { checkAdministratorsStay } from '../grants/administrators-stay.ts'
import { checkGrantsInScopes } from '../grants/grants-in-scopes.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { lockAccount } from './account-store.ts'
import { endSessions } from './account-writes.ts'

/** Disables an account and ends its sessions. Nobody disables their own, nor the last of the administrators. */
export function disableAccount(parts: IdentityParts): IdentityHandler<'accounts', 'disable'> {
  return setStatus(parts, 'disabled')
}

/** Enables an account again. */
export function enableAccount(parts: IdentityParts): IdentityHandler<'accounts', 'enable'> {
  return setStatus(parts, 'active')
}

function setStatus(
  { database, sessions }: IdentityParts,
  status: 'active' | 'disabled',
): IdentityHandler<'accounts', 'disable'> {
  return async ({ id, version, reason }, call) => {
    const result = await database.command(call, async (tx) => {
      const account = await lockAccount(tx.db, id, call.scopes, version)
      if (account.id === call.actor.id) throw new DomainError('rule-broken', { reason: 'own-account' })
      await checkGrantsInScopes(tx.db, id, call.scopes)
      if (account.status === status) throw new DomainError('rule-broken', { reason: 'already-so' })
      if (status === 'disabled') await checkAdministratorsStay(tx.db, id)
      const next = account.version + 1
      tx.write(tx.db.updateTable('account').set({ status, version: next }).where('id', '=', id))
      if (status === 'disabled') endSessions(tx, id)
      tx.audit({
        subjectType: 'account',
        subjectId: id,
        scopePath: account.scope_path,
        division: account.division,
        detail: { status, reason },
      })
      return { id, version: next }
    })
    sessions.forgetAccount(id)
    return result
  }
}

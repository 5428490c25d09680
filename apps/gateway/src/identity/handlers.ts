import { type Identity, identity } from '@zhanwang/domain-identity/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import { jobHandlers } from '@zhanwang/persistence/job-handlers'
import { accessOfAccount } from './access/access-of-account.ts'
import { accessToDivision } from './access/access-to-division.ts'
import { accountSessions, accountSignIns, endAccountSessions } from './accounts/account-sessions.ts'
import { confirmAccount } from './accounts/confirm-account.ts'
import { createAccount } from './accounts/create-account.ts'
import { accountDetail } from './accounts/get-account.ts'
import { listAccounts } from './accounts/list-accounts.ts'
import { resetPassword } from './accounts/reset-password.ts'
import { resetSecondFactor } from './accounts/reset-second-factor.ts'
import { disableAccount, enableAccount } from './accounts/set-account-status.ts'
import { createKey } from './api-keys/create-key.ts'
import { listKeys, myKeys } from './api-keys/list-keys.ts'
import { revokeKey, revokeMyKey } from './api-keys/revoke-key.ts'
import { identityAudit } from './audit/identity-audit.ts'
import { giveGrant } from './grants/give-grant.ts'
import { handOver } from './grants/hand-over.ts'
import { revokeGrant } from './grants/revoke-grant.ts'
import { identityExports } from './identity-exports.ts'
import { changePassword } from './me/change-password.ts'
import { getMe } from './me/get-me.ts'
import { endMySession, mySessions, mySignIns } from './me/own-sessions.ts'
import type { IdentityParts } from './parts.ts'
import { listRoles } from './roles/list-roles.ts'
import { countTodos } from './todos/count-todos.ts'
import { myTodos } from './todos/list-todos.ts'

/** What answers the identity contract. */
export function identityHandlers(parts: IdentityParts): Handlers<Identity> {
  const exports = identityExports(parts)
  return {
    me: {
      get: getMe(parts),
      changePassword: changePassword(parts),
      sessions: mySessions(parts),
      endSession: endMySession(parts),
      signIns: mySignIns(parts),
    },
    apiKeys: {
      mine: myKeys(parts),
      create: createKey(parts),
      revokeMine: revokeMyKey(parts),
      list: listKeys(parts),
      revoke: revokeKey(parts),
    },
    access: { ofAccount: accessOfAccount(parts), toDivision: accessToDivision(parts) },
    roles: { list: listRoles() },
    accounts: {
      list: listAccounts(parts),
      export: exports.accounts.handler,
      get: accountDetail(parts),
      create: createAccount(parts),
      sessions: accountSessions(parts),
      signIns: accountSignIns(parts),
      endSessions: endAccountSessions(parts),
      resetSecondFactor: resetSecondFactor(parts),
      disable: disableAccount(parts),
      enable: enableAccount(parts),
      resetPassword: resetPassword(parts),
      confirm: confirmAccount(parts),
    },
    grants: { give: giveGrant(parts), revoke: revokeGrant(parts), handOver: handOver(parts) },
    todos: { mine: myTodos(parts), counts: countTodos(parts) },
    jobs: jobHandlers({ db: parts.database, notify: parts.notify, reasons: identity.reasons }),
    audit: { ...identityAudit(parts), export: exports.audit.handler },
  }
}

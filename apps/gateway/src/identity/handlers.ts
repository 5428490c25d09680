import type { Identity } from '@zhanwang/domain-identity/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import { confirmAccount } from './accounts/confirm-account.ts'
import { createAccount } from './accounts/create-account.ts'
import { accountDetail } from './accounts/get-account.ts'
import { listAccounts } from './accounts/list-accounts.ts'
import { resetPassword } from './accounts/reset-password.ts'
import { disableAccount, enableAccount } from './accounts/set-account-status.ts'
import { giveGrant } from './grants/give-grant.ts'
import { revokeGrant } from './grants/revoke-grant.ts'
import { changePassword } from './me/change-password.ts'
import { getMe } from './me/get-me.ts'
import type { IdentityParts } from './parts.ts'
import { listRoles } from './roles/list-roles.ts'

/** What answers the identity contract. */
export function identityHandlers(parts: IdentityParts): Handlers<Identity> {
  return {
    me: { get: getMe(parts), changePassword: changePassword(parts) },
    roles: { list: listRoles() },
    accounts: {
      list: listAccounts(parts),
      get: accountDetail(parts),
      create: createAccount(parts),
      disable: disableAccount(parts),
      enable: enableAccount(parts),
      resetPassword: resetPassword(parts),
      confirm: confirmAccount(parts),
    },
    grants: { give: giveGrant(parts), revoke: revokeGrant(parts) },
  }
}

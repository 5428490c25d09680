import type { Role } from '@zhanwang/domain-identity/roles'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { IdentityTables } from '../tables.ts'

export interface NewGrant {
  readonly accountId: string
  readonly role: Role
  readonly division: string | null
  readonly scopePath: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Date
  readonly reason: string
}

/** Writes a grant with its audit entry and returns its id. A second one alike violates `grant_once`. */
export function writeGrant(tx: Transaction<IdentityTables>, grant: NewGrant): Uuid {
  const { accountId, role, division, scopePath, by, at, reason } = grant
  const id = newId()
  tx.write(
    tx.db.insertInto('grant_').values({
      id,
      account_id: accountId,
      role,
      division,
      scope_path: scopePath,
      given_by: by.id,
      given_by_name: by.name,
      given_at: at,
      reason,
      revoked_at: null,
      revoked_by: null,
      revoke_reason: null,
    }),
  )
  tx.audit({ subjectType: 'grant', subjectId: id, scopePath, division, detail: { account: accountId, role, reason } })
  return id
}

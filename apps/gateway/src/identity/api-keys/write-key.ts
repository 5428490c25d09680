import type { RoleOver } from '@zhanwang/domain-identity/api-key'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { sha256Hex } from '@zhanwang/kernel/digest'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { IdentityTables } from '../tables.ts'
import { keyPrefix } from './key-text.ts'

export interface NewKey {
  readonly id: string
  readonly text: string
  readonly accountId: string
  readonly name: string
  readonly key: RoleOver
  readonly division: string | null
  readonly at: Date
  readonly expiresOn: BusinessDate | null
}

/** Writes a key by its digest and tells the audit of it. */
export function writeKey(tx: Transaction<IdentityTables>, { id, text, key, division, ...rest }: NewKey): void {
  const { accountId, name, at, expiresOn } = rest
  tx.write(
    tx.db.insertInto('api_key').values({
      id,
      key_digest: sha256Hex(text),
      prefix: keyPrefix(text),
      account_id: accountId,
      name,
      role: key.role,
      division,
      scope_path: key.scope,
      created_at: at,
      expires_on: expiresOn,
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
      revoke_reason: null,
    }),
  )
  tx.audit({
    subjectType: 'api-key',
    subjectId: id,
    scopePath: key.scope,
    division,
    detail: { account: accountId, name, role: key.role, expiresOn },
  })
}

import type { Transaction } from '@zhanwang/persistence/transaction'
import type { IdentityTables } from '../tables.ts'
import { newRecoveryCodes, recoveryDigest } from './recovery-codes.ts'

/** Gives an account new recovery codes in place of all it has; they are readable here and never again. */
export function replaceRecoveryCodes(tx: Transaction<IdentityTables>, accountId: string): string[] {
  const codes = newRecoveryCodes()
  tx.write(tx.db.deleteFrom('recovery_code').where('account_id', '=', accountId))
  tx.write(
    tx.db
      .insertInto('recovery_code')
      .values(codes.map((code) => ({ account_id: accountId, digest: recoveryDigest(accountId, code), used_at: null }))),
  )
  return codes
}

/** Takes the second factor and its recovery codes away. */
export function removeSecondFactor(tx: Transaction<IdentityTables>, accountId: string): void {
  tx.write(tx.db.deleteFrom('second_factor').where('account_id', '=', accountId))
  tx.write(tx.db.deleteFrom('recovery_code').where('account_id', '=', accountId))
}

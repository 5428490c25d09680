import type { SecondFactorInput } from '@zhanwang/domain-identity/sign-in'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Kysely } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import { recoveryDigest } from './recovery-codes.ts'
import { openSecret } from './sealed-secret.ts'
import { stepOf } from './totp.ts'

/**
 * Takes a code or a recovery code, which then never works again: two requests with one code can't both get through, since
 * each is taken by one conditional update. Throws `rule-broken` with `second-factor-wrong` for a wrong, old or used one.
 */
export async function useSecondFactor(
  db: Kysely<IdentityTables>,
  gatewaySecret: string,
  accountId: string,
  shown: SecondFactorInput,
  now: Date,
): Promise<'code' | 'recovery-code'> {
  if ('code' in shown) {
    await useCode(db, gatewaySecret, accountId, shown.code, now)
    return 'code'
  }
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('digest', '=', recoveryDigest(accountId, shown.recoveryCode))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw wrongSecondFactor()
  return 'recovery-code'
}

async function useCode(
  db: Kysely<IdentityTables>,
  gatewaySecret: string,
  accountId: string,
  code: string,
  now: Date,
): Promise<void> {
  const factor = await db
    .selectFrom('second_factor')
    .select('sealed_secret')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const step = factor && stepOf(openSecret(gatewaySecret, accountId, factor.sealed_secret), code, now)
  if (step === undefined) throw wrongSecondFactor()
  const { numUpdatedRows } = await db
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw wrongSecondFactor()
}

const WRONG = 'second-factor-wrong'

export function wrongSecondFactor(): DomainError {
  return new DomainError('rule-broken', { reason: WRONG })
}

export function isWrongSecondFactor(error: unknown): boolean {
  return error instanceof DomainError && error.details.reason === WRONG
}

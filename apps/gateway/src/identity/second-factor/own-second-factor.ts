import type { SecondFactorProof } from '@zhanwang/domain-identity/sign-in'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type AccountRow, lockAccount } from '../accounts/account-store.ts'
import { endSessions } from '../accounts/account-writes.ts'
import { checkOwnPassword } from '../me/own-password.ts'
import { SignInLocked } from '../sessions/sign-in-limit.ts'
import type { SignInParts } from '../sessions/sign-in-parts.ts'
import type { SignInPlace } from '../sessions/sign-in-place.ts'
import type { IdentityTables } from '../tables.ts'
import { openSecret, sealSecret } from './sealed-secret.ts'
import { removeSecondFactor, replaceRecoveryCodes } from './second-factor-writes.ts'
import { newSecret, secretUri, stepOf } from './totp.ts'
import { isWrongSecondFactor, useSecondFactor, wrongSecondFactor } from './use-second-factor.ts'

/** From the secret being shown to the first code. */
const SETUP_MS = 10 * 60_000

/** Somebody signed in, about their own second factor. */
export interface Asking {
  readonly call: CommandCall
  readonly sessionId: string
  readonly place: SignInPlace
}

type Tx = Transaction<IdentityTables>

/** A new secret, which counts once its first code is shown; one begun before is forgotten. Throws `rule-broken`. */
export async function beginSetup(parts: SignInParts, { call }: Asking, password: string) {
  const { database, limit, secret: gatewaySecret } = parts
  const { id } = call.actor
  await checkOwnPassword(database.read, limit, id, password)
  const secret = newSecret()
  const fresh = { sealed_secret: sealSecret(gatewaySecret, id, secret), begun_at: call.now, confirmed_at: null }
  let username = ''
  await database.command(call, async (tx) => {
    const account = await lockAccount(tx.db, id, [EVERYWHERE])
    username = account.username
    if ((await factorOf(tx, id))?.confirmed_at)
      throw new DomainError('rule-broken', { reason: 'second-factor-already-set' })
    const row = { ...fresh, account_id: id, last_step: 0 }
    tx.write(
      tx.db
        .insertInto('second_factor')
        .values(row)
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ ...fresh, last_step: 0 })),
    )
    audit(tx, account)
  })
  return { secret, uri: secretUri(username, secret) }
}

/** The first code sets it up: gives ten recovery codes, and ends the sessions that were made without. Throws `rule-broken`. */
export async function confirmSetup(parts: SignInParts, asking: Asking, code: string): Promise<string[]> {
  const { database, authenticator, secret } = parts
  const { call, sessionId } = asking
  const { id } = call.actor
  let codes: string[] = []
  await counted(parts, asking, () =>
    database.command(call, async (tx) => {
      const account = await lockAccount(tx.db, id, [EVERYWHERE])
      const factor = await factorOf(tx, id)
      if (factor?.confirmed_at) throw new DomainError('rule-broken', { reason: 'second-factor-already-set' })
      if (!factor || call.now.getTime() - factor.begun_at.getTime() > SETUP_MS)
        throw new DomainError('rule-broken', { reason: 'second-factor-not-begun' })
      const step = stepOf(openSecret(secret, id, factor.sealed_secret), code, call.now)
      if (step === undefined) throw wrongSecondFactor()
      const confirmed = { confirmed_at: call.now, last_step: step }
      tx.write(tx.db.updateTable('second_factor').set(confirmed).where('account_id', '=', id))
      codes = replaceRecoveryCodes(tx, id)
      endSessions(tx, id, sessionId)
      tx.write(tx.db.updateTable('auth_session').set({ second_factor: true }).where('id', '=', sessionId))
      raiseVersion(tx, account)
      audit(tx, account)
    }),
  )
  authenticator.forgetAccount(id)
  return codes
}

/** Ten new recovery codes; the old ones are worth nothing from here on. Throws `rule-broken`. */
export async function renewRecoveryCodes(
  parts: SignInParts,
  asking: Asking,
  proof: SecondFactorProof,
): Promise<string[]> {
  let codes: string[] = []
  await proven(parts, asking, proof, (tx, account) => {
    codes = replaceRecoveryCodes(tx, account.id)
  })
  return codes
}

/** Takes the second factor away, to be set up anew on another phone; the account's other sessions end. Throws `rule-broken`. */
export async function endSecondFactor(parts: SignInParts, asking: Asking, proof: SecondFactorProof): Promise<void> {
  await proven(parts, asking, proof, (tx, account) => {
    removeSecondFactor(tx, account.id)
    endSessions(tx, account.id, asking.sessionId)
    raiseVersion(tx, account)
  })
  parts.authenticator.forgetAccount(asking.call.actor.id)
}

async function proven(
  parts: SignInParts,
  asking: Asking,
  proof: SecondFactorProof,
  change: (tx: Tx, account: AccountRow) => void,
): Promise<void> {
  const { database, limit, secret } = parts
  const { call } = asking
  const { id } = call.actor
  await checkOwnPassword(database.read, limit, id, proof.password)
  await counted(parts, asking, () =>
    database.command(call, async (tx) => {
      const account = await lockAccount(tx.db, id, [EVERYWHERE])
      if (!(await factorOf(tx, id))?.confirmed_at)
        throw new DomainError('rule-broken', { reason: 'second-factor-not-set' })
      await useSecondFactor(tx.db, secret, id, proof, call.now)
      change(tx, account)
      audit(tx, account)
    }),
  )
}

/** Codes are counted as at sign-in: a session left open is no reason to let someone guess. */
async function counted(
  { limit, audit: history, database }: SignInParts,
  { call, place }: Asking,
  act: () => Promise<void>,
): Promise<void> {
  const { id } = call.actor
  try {
    await limit.beginCode(id, place.address)
  } catch (error) {
    if (error instanceof SignInLocked && error.fresh) {
      const { username } = await usernameOf(database.read, id)
      await history.refused(username, place, 'locked', call.correlationId)
    }
    throw error
  }
  try {
    await act()
  } catch (error) {
    // Nobody looked at the code: it was no guess.
    if (!isWrongSecondFactor(error)) await limit.codeNotLookedAt(id, place.address)
    throw error
  }
  await limit.codeSucceeded(id, place.address)
}

function usernameOf(db: SignInParts['database']['read'], id: string) {
  return db.selectFrom('account').select('username').where('id', '=', id).executeTakeFirstOrThrow()
}

function factorOf(tx: Tx, accountId: string) {
  return tx.db.selectFrom('second_factor').selectAll().where('account_id', '=', accountId).executeTakeFirst()
}

/** Whether there is a second factor is part of the account as it is shown. */
function raiseVersion(tx: Tx, { id, version }: AccountRow): void {
  tx.write(
    tx.db
      .updateTable('account')
      .set({ version: version + 1 })
      .where('id', '=', id),
  )
}

function audit(tx: Tx, { id, scope_path, division }: AccountRow): void {
  tx.audit({ subjectType: 'account', subjectId: id, scopePath: scope_path, division })
}

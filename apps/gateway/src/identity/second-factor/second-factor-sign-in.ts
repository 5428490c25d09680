import { SecondFactorInput, type SignInAnswer } from '@zhanwang/domain-identity/sign-in'
import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readBody } from '../../http/read-body.ts'
import { SignInLocked } from '../sessions/sign-in-limit.ts'
import { passCookies, type SignInParts } from '../sessions/sign-in-parts.ts'
import { placeHeaders, type SignInPlace, signInPlace } from '../sessions/sign-in-place.ts'
import { refusalError, refusalOf, signInFailure } from '../sessions/sign-in-refusal.ts'
import { systemCall } from '../sessions/system-call.ts'
import { expiredPendingCookie, pendingToken } from './pending-cookie.ts'
import { findPending, type Pending } from './pending-sign-in.ts'
import { isWrongSecondFactor, useSecondFactor } from './use-second-factor.ts'

/** `POST /second-factor`: the second step of signing in, after the password and within its minutes. */
export function secondFactorSignInRoute(app: FastifyInstance, parts: SignInParts): void {
  app.post('/second-factor', async (request, reply) => {
    const shown = readBody(request, SecondFactorInput)
    return finish(parts, request, reply, shown).catch((error: unknown) => {
      throw signInFailure(error, request)
    })
  })
}

async function finish(parts: SignInParts, request: FastifyRequest, reply: FastifyReply, shown: SecondFactorInput) {
  const { auth, authenticator, audit, pool, https } = parts
  const place = signInPlace(request)
  const pending = await findPending(pool, pendingToken(https, request.headers.cookie))
  if (!pending) throw expired()
  const { accountId, username } = pending
  const by = await show(parts, pending, shown, place, request.id)
  try {
    const { headers } = await auth.api.createSecondFactorSession({
      body: { userId: accountId },
      headers: placeHeaders(place),
      returnHeaders: true,
    })
    const outcome = by === 'code' ? 'signed-in' : 'recovery-code-used'
    authenticator.forgetAccount(await audit.signedIn(username, place, outcome, request.id))
    reply.header('set-cookie', expiredPendingCookie(https))
    return passCookies(reply, headers).send({ signedIn: true, secondFactorNeeded: false } satisfies SignInAnswer)
  } catch (error) {
    // Disabled between the two steps.
    if (refusalOf(error) !== 'disabled') throw error
    await audit.refused(username, place, 'disabled', request.id)
    throw refusalError('disabled')
  }
}

/** Counts the attempt, then takes the code and the pending sign-in together: neither serves twice. */
async function show(
  { audit, limit, database, secret }: SignInParts,
  { accountId, username, digest }: Pending,
  shown: SecondFactorInput,
  place: SignInPlace,
  correlationId: string,
): Promise<'code' | 'recovery-code'> {
  try {
    await limit.beginCode(accountId, place.address)
    const call = systemCall('sessions.showSecondFactor', correlationId)
    const by = await database.command(call, async (tx) => {
      const by = await useSecondFactor(tx.db, secret, accountId, shown, call.now)
      const taken = await tx.db.deleteFrom('pending_sign_in').where('digest', '=', digest).executeTakeFirst()
      if (taken.numDeletedRows !== 1n) throw expired()
      const { scope_path, division } = await tx.db
        .selectFrom('account')
        .select(['scope_path', 'division'])
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow()
      tx.audit({ subjectType: 'account', subjectId: accountId, scopePath: scope_path, division, detail: { by } })
      return by
    })
    await limit.codeSucceeded(accountId, place.address)
    return by
  } catch (error) {
    if (error instanceof SignInLocked && error.fresh) await audit.refused(username, place, 'locked', correlationId)
    if (isWrongSecondFactor(error)) await audit.refused(username, place, 'wrong-second-factor', correlationId)
    throw error
  }
}

function expired(): DomainError {
  return new DomainError('unauthenticated', { reason: 'second-factor-expired' })
}

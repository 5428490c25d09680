import {
  BeginSecondFactorInput,
  type BegunSecondFactor,
  ConfirmSecondFactorInput,
  type RecoveryCodes,
  SecondFactorProof,
} from '@zhanwang/domain-identity/sign-in'
import type { Actor } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sessionIdOf } from '../../authentication/acting-through.ts'
import { readBody } from '../../http/read-body.ts'
import type { SignInParts } from '../sessions/sign-in-parts.ts'
import { signInPlace } from '../sessions/sign-in-place.ts'
import { ownCall } from '../sessions/system-call.ts'
import { type Asking, beginSetup, confirmSetup, endSecondFactor, renewRecoveryCodes } from './own-second-factor.ts'

/**
 * `POST /second-factor/{begin,confirm,recovery-codes,end}`: routes of their own, since a procedure's result is kept with
 * its command and what these answer may be kept nowhere.
 */
export function ownSecondFactorRoutes(app: FastifyInstance, parts: SignInParts): void {
  const asking = async (request: FastifyRequest, procedure: string): Promise<Asking> => {
    const { actor, sessionId } = await signedIn(parts, request)
    return { call: ownCall(actor, `secondFactor.${procedure}`, request.id), sessionId, place: signInPlace(request) }
  }
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  app.post('/second-factor/begin', async (request): Promise<BegunSecondFactor> => {
    const { password } = readBody(request, BeginSecondFactorInput)
    return beginSetup(parts, await asking(request, 'begin'), password)
  })
  app.post('/second-factor/confirm', async (request): Promise<RecoveryCodes> => {
    const { code } = readBody(request, ConfirmSecondFactorInput)
    return { recoveryCodes: await confirmSetup(parts, await asking(request, 'confirm'), code) }
  })
  app.post('/second-factor/recovery-codes', async (request): Promise<RecoveryCodes> => {
    const proof = readBody(request, SecondFactorProof)
    return { recoveryCodes: await renewRecoveryCodes(parts, await asking(request, 'recoveryCodes'), proof) }
  })
  app.post('/second-factor/end', async (request) => {
    const proof = readBody(request, SecondFactorProof)
    await endSecondFactor(parts, await asking(request, 'end'), proof)
    return { ended: true }
  })
}

/**
 * Whoever is signed in with a password of their own: while somebody else knows it, no phone is tied to the account.
 * API keys don't come here.
 */
async function signedIn(
  { authenticator }: SignInParts,
  { headers }: FastifyRequest,
): Promise<{ actor: Actor; sessionId: string }> {
  const principal = await authenticator.authenticate({ cookie: headers.cookie, authorization: headers.authorization })
  if (!principal) throw new DomainError('unauthenticated')
  const sessionId = sessionIdOf(principal.actor)
  if (sessionId === undefined) throw new DomainError('forbidden', { reason: 'session-needed' })
  if (principal.mustChangePassword) throw new DomainError('forbidden', { reason: 'password-must-change' })
  return { actor: principal.actor, sessionId }
}

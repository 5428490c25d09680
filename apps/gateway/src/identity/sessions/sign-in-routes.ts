import { Username } from '@zhanwang/domain-identity/account'
import { type SignInAnswer, SignInInput } from '@zhanwang/domain-identity/sign-in'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sessionIdOf } from '../../authentication/acting-through.ts'
import { acceptJsonBodies } from '../../http/json-body.ts'
import { readBody } from '../../http/read-body.ts'
import { ownSecondFactorRoutes } from '../second-factor/own-second-factor-routes.ts'
import { pendingCookie } from '../second-factor/pending-cookie.ts'
import { beginPending } from '../second-factor/pending-sign-in.ts'
import { secondFactorSignInRoute } from '../second-factor/second-factor-sign-in.ts'
import { SignInLocked } from './sign-in-limit.ts'
import { passCookies, type SignInParts } from './sign-in-parts.ts'
import { placeHeaders, signInPlace } from './sign-in-place.ts'
import { refusalError, refusalOf, signInFailure } from './sign-in-refusal.ts'

/**
 * Sign in by username and then by second factor, sign out, who is signed in, and one's own second factor. Of better-auth's
 * own routes none exists.
 */
export function signInRoutes(parts: SignInParts) {
  const { auth, authenticator, audit } = parts
  return async (app: FastifyInstance) => {
    acceptJsonBodies(app)

    app.post('/sign-in/username', async (request, reply) => {
      const { username, password } = readBody(request, SignInInput)
      return signIn(parts, request, reply, username, password).catch((error: unknown) => {
        throw signInFailure(error, request)
      })
    })
    secondFactorSignInRoute(app, parts)
    ownSecondFactorRoutes(app, parts)

    app.post('/sign-out', async (request, reply) => {
      const cookie = request.headers.cookie ?? ''
      const principal = await authenticator.look({ cookie })
      const sessionId = principal && sessionIdOf(principal.actor)
      if (principal && sessionId) {
        // Ours first: it says so when it fails, and the session is gone before the cookie is.
        await audit.signedOut(principal.actor.id, sessionId, signInPlace(request), request.id)
        authenticator.forgetAccount(principal.actor.id)
      }
      const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
      return passCookies(reply, headers).send({ signedIn: false })
    })

    app.get('/get-session', async (request) => {
      const principal = await authenticator.look({ cookie: request.headers.cookie })
      if (!principal) return { signedIn: false }
      const { actor, mustChangePassword, mustSetSecondFactor } = principal
      return { signedIn: true, account: { id: actor.id, name: actor.name }, mustChangePassword, mustSetSecondFactor }
    })
  }
}

async function signIn(
  parts: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
  username: string,
  password: string,
): Promise<FastifyReply> {
  const { auth, authenticator, limit, audit } = parts
  const place = signInPlace(request)
  // No account can have another name: there is nothing to look up and nothing to guess.
  const possible = Username.safeParse(username).success ? username : undefined
  try {
    await limit.begin(possible, place.address)
  } catch (error) {
    // One entry for a lock, not one for every try during it.
    if (error instanceof SignInLocked && error.fresh) await audit.refused(possible, place, 'locked', request.id)
    throw error
  }
  if (possible === undefined) {
    await audit.refused(undefined, place, 'wrong-password', request.id)
    throw refusalError('wrong-password')
  }
  const before = await passwordHashOf(parts, username)
  try {
    const { headers } = await auth.api.signInUsername({
      body: { username, password },
      headers: placeHeaders(place),
      returnHeaders: true,
    })
    // Changed meanwhile: the change may have ended the sessions before this one was made.
    if ((await passwordHashOf(parts, username)) !== before) {
      await auth.api.signOut({ headers: new Headers({ cookie: cookiesOf(headers) }) })
      throw refusalError('wrong-password')
    }
    await limit.succeeded(username, place.address)
    authenticator.forgetAccount(await audit.signedIn(username, place, 'signed-in', request.id))
    return passCookies(reply, headers).send({ signedIn: true, secondFactorNeeded: false } satisfies SignInAnswer)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    if (refusal === 'second-factor-needed') return awaitSecondFactor(parts, reply, username, place.address)
    await audit.refused(username, place, refusal, request.id)
    throw refusalError(refusal)
  }
}

/** Undefined where there is no such account. */
async function passwordHashOf({ database }: SignInParts, username: string): Promise<string | null | undefined> {
  const found = await database.read
    .selectFrom('auth_account')
    .innerJoin('account', 'account.id', 'auth_account.user_id')
    .select('auth_account.password')
    .where('account.username', '=', username)
    .where('auth_account.provider_id', '=', 'credential')
    .executeTakeFirst()
  return found?.password
}

/** What was just set, as the browser would send it. */
function cookiesOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((header) => header.split(';', 1)[0])
    .join('; ')
}

/** The password was right, which takes the count back; the codes that follow are counted for themselves. */
async function awaitSecondFactor(parts: SignInParts, reply: FastifyReply, username: string, address: string) {
  const { pool, limit, database, https } = parts
  await limit.succeeded(username, address)
  const { id } = await database.read
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  reply.header('set-cookie', pendingCookie(https, await beginPending(pool, id)))
  return reply.send({ signedIn: false, secondFactorNeeded: true } satisfies SignInAnswer)
}

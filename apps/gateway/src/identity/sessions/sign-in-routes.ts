import { Username } from '@zhanwang/domain-identity/account'
import { DomainError } from '@zhanwang/kernel/errors'
import { isAPIError } from 'better-auth/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sessionIdOf } from '../../authentication/acting-through.ts'
import type { Authenticator } from '../../authentication/authenticator.ts'
import { ACCOUNT_DISABLED, type Auth } from '../../authentication/better-auth.ts'
import { acceptJsonBodies, bodyBytes } from '../../http/json-body.ts'
import type { SessionAudit } from './session-audit.ts'
import { type SignInLimit, SignInLocked } from './sign-in-limit.ts'

const SignIn = z.object({
  username: z.string().trim().toLowerCase().min(1).max(64),
  password: z.string().min(1).max(128),
})

export interface SignInParts {
  readonly auth: Auth
  readonly authenticator: Authenticator
  readonly limit: SignInLimit
  readonly audit: SessionAudit
}

/**
 * The part of better-auth that is reachable: sign in by username, sign out, and who is signed in. Everything else below
 * `/api/auth` does not exist.
 */
export function signInRoutes({ auth, authenticator, limit, audit }: SignInParts) {
  return async (app: FastifyInstance) => {
    acceptJsonBodies(app)

    app.post('/sign-in/username', async (request, reply) => {
      const { username, password } = readSignIn(request)
      return signIn(request, reply, username, password).catch((error: unknown) => {
        throw unavailable(error, request)
      })
    })

    const signIn = async (request: FastifyRequest, reply: FastifyReply, username: string, password: string) => {
      const address = request.ip
      // No account can have another name: there is nothing to look up and nothing to guess.
      const possible = Username.safeParse(username).success ? username : undefined
      try {
        await limit.begin(possible, address)
      } catch (error) {
        // One entry for a lock, not one for every try during it.
        if (error instanceof SignInLocked && error.fresh) await audit.refused(possible, address, 'locked', request.id)
        throw error
      }
      if (possible === undefined) {
        await audit.refused(undefined, address, 'credentials', request.id)
        throw new DomainError('unauthenticated', { reason: 'credentials-wrong' })
      }
      const headers = new Headers({ 'user-agent': request.headers['user-agent'] ?? '', 'x-forwarded-for': address })
      try {
        const { headers: answered } = await auth.api.signInUsername({
          body: { username, password },
          headers,
          returnHeaders: true,
        })
        await limit.succeeded(username, address)
        await audit.signedIn(username, address, request.id)
        return passCookies(reply, answered).send({ signedIn: true })
      } catch (error) {
        const refusal = refusalOf(error)
        if (!refusal) throw error
        const disabled = refusal === ACCOUNT_DISABLED
        await audit.refused(username, address, refusal, request.id)
        throw disabled
          ? new DomainError('forbidden', { reason: ACCOUNT_DISABLED })
          : new DomainError('unauthenticated', { reason: 'credentials-wrong' })
      }
    }

    app.post('/sign-out', async (request, reply) => {
      const cookie = request.headers.cookie ?? ''
      const principal = await authenticator.authenticate({ cookie })
      const sessionId = principal && sessionIdOf(principal.actor)
      if (principal && sessionId) {
        // Ours first: it says so when it fails, and the session is gone before the cookie is.
        await audit.signedOut(principal.actor.id, sessionId, request.id)
        authenticator.forgetAccount(principal.actor.id)
      }
      const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
      return passCookies(reply, headers).send({ signedIn: false })
    })

    app.get('/get-session', async (request) => {
      const principal = await authenticator.authenticate({ cookie: request.headers.cookie })
      if (!principal) return { signedIn: false }
      const { actor, mustChangePassword } = principal
      return { signedIn: true, account: { id: actor.id, name: actor.name }, mustChangePassword }
    })
  }
}

function readSignIn(request: FastifyRequest): z.infer<typeof SignIn> {
  try {
    return SignIn.parse(JSON.parse(Buffer.from(bodyBytes(request)).toString()))
  } catch (cause) {
    // Which part is wrong is not said: the input is a secret.
    throw new DomainError('invalid-input', { reason: 'body-not-json' }, { cause })
  }
}

/**
 * What a failure of signing in means: whoever is refused is told so by a DomainError, and everything else is the database
 * being away. The caller is not signed in and may try again.
 */
function unavailable(error: unknown, request: FastifyRequest): DomainError {
  if (error instanceof DomainError) return error
  request.log.error({ err: error, correlationId: request.id }, 'a sign-in failed')
  return new DomainError('unavailable', {}, { cause: error })
}

/** Why better-auth turned someone away; undefined when it failed otherwise. Unknown user and wrong password look the same. */
function refusalOf(error: unknown): string | undefined {
  if (!isAPIError(error) || error.statusCode >= 500) return undefined
  return error.statusCode === 403 && error.body?.message === ACCOUNT_DISABLED ? ACCOUNT_DISABLED : 'credentials'
}

/** The session cookie and nothing else of what better-auth would answer: the token stays out of scripts' reach. */
function passCookies(reply: FastifyReply, headers: Headers): FastifyReply {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply
}

import type { Database } from '@zhanwang/persistence/database'
import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import type { Authenticator } from '../../authentication/authenticator.ts'
import type { Auth } from '../../authentication/better-auth.ts'
import type { IdentityTables } from '../tables.ts'
import type { SessionAudit } from './session-audit.ts'
import type { SignInLimit } from './sign-in-limit.ts'

/** What the routes below `/api/auth` work with. */
export interface SignInParts {
  readonly auth: Auth
  readonly authenticator: Authenticator
  readonly limit: SignInLimit
  readonly audit: SessionAudit
  readonly database: Database<IdentityTables>
  readonly pool: pg.Pool
  /** Keys what is kept of second factors. */
  readonly secret: string
  /** Whether cookies are `Secure`. */
  readonly https: boolean
}

/** The session cookie and nothing else of what better-auth would answer: the token stays out of scripts' reach. */
export function passCookies(reply: FastifyReply, headers: Headers): FastifyReply {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply
}

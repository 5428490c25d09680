import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Kysely } from 'kysely'
import { LRUCache } from 'lru-cache'
import { cookieValue } from '../http/cookie-value.ts'
import type { SessionRegistry } from '../identity/session-registry.ts'
import type { SessionUse } from '../identity/sessions/session-use.ts'
import type { IdentityTables } from '../identity/tables.ts'
import { apiKeyIdOf, sessionIdOf, throughSession } from './acting-through.ts'
import type { ApiKeyUse } from './api-key-use.ts'
import type { Auth } from './better-auth.ts'
import { findByApiKey } from './find-by-api-key.ts'
import { findPrincipal } from './find-principal.ts'
import type { Authenticate, Principal } from './principal.ts'

/** How long another gateway's sign-out, disabling or revocation may go unnoticed here. Our own act at once. */
const FRESH_MS = 10_000
const KEPT = 20_000
const API_KEY = /^Bearer (zw_[A-Za-z0-9_-]{20,100})$/i

interface Kept {
  readonly principal: Principal
  readonly until: number
}

export interface Authenticator extends SessionRegistry {
  /** Counts as use of the session: it does not fall idle. */
  readonly authenticate: Authenticate
  /** The same answer without counting as use: for what an open page does by itself, such as its live updates. */
  readonly look: Authenticate
}

export interface AuthenticatorParts {
  readonly db: Kysely<IdentityTables>
  readonly auth: Auth
  readonly cookieName: string
  readonly use: SessionUse
  readonly keyUse: ApiKeyUse
  /** Whether an account that has no second factor may do next to nothing. */
  readonly secondFactorRequired: boolean
}

/**
 * Turns a session cookie or an API key into who asks, and keeps the answer for 10 s. Only valid credentials are kept,
 * so that guesses fill nothing. An `Authorization` header goes before a cookie.
 */
export function createAuthenticator(parts: AuthenticatorParts): Authenticator {
  const { db, cookieName, use, keyUse } = parts
  const kept = new LRUCache<string, Kept>({ max: KEPT })
  const asking = new Map<string, Promise<Principal | undefined>>()
  // Grows when anything is forgotten: an answer that was asked for before is not kept.
  let epoch = 0

  const remember = (key: string, find: () => Promise<Principal | undefined>) => {
    const known = kept.get(key)
    if (known && known.until > performance.now()) return Promise.resolve(known.principal)
    // Requests that come together ask once.
    const inHand = asking.get(key)
    if (inHand) return inHand
    const asked = ask(key, find, known).finally(() => {
      if (asking.get(key) === asked) asking.delete(key)
    })
    asking.set(key, asked)
    return asked
  }

  const ask = async (key: string, find: () => Promise<Principal | undefined>, known: Kept | undefined) => {
    const since = epoch
    const found = await find()
    if (!found) {
      kept.delete(key)
      return undefined
    }
    const unchanged = known !== undefined && isDeepStrictEqual(known.principal, found)
    const principal = unchanged ? known.principal : found
    if (since === epoch) kept.set(key, { principal, until: performance.now() + FRESH_MS })
    return principal
  }

  const look: Authenticate = async ({ cookie, authorization }) => {
    if (authorization !== undefined) {
      const key = API_KEY.exec(authorization)?.[1]
      if (key === undefined) return undefined
      const digest = createHash('sha256').update(key).digest('hex')
      return remember(`key ${digest}`, () => findByApiKey(db, digest))
    }
    const session = cookie === undefined ? undefined : cookieValue(cookie, cookieName)
    if (session === undefined) return undefined
    return remember(`session ${session}`, () => findBySession(parts, `${cookieName}=${session}`))
  }

  return {
    look,
    async authenticate(credentials) {
      const principal = await look(credentials)
      const sessionId = principal && sessionIdOf(principal.actor)
      if (sessionId !== undefined) await use.used(sessionId)
      const keyId = principal && apiKeyIdOf(principal.actor)
      if (keyId !== undefined) await keyUse.used(keyId)
      return principal
    },
    forgetAccount(accountId) {
      epoch++
      asking.clear()
      for (const [key, { principal }] of kept.entries()) if (principal.actor.id === accountId) kept.delete(key)
    },
    forgetAll() {
      epoch++
      asking.clear()
      kept.clear()
    },
  }
}

async function findBySession(parts: AuthenticatorParts, cookie: string): Promise<Principal | undefined> {
  const { db, auth, use, secondFactorRequired } = parts
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) }).catch((cause: unknown) => {
    // The database is away: nothing was done yet, whatever was asked for.
    throw new DomainError('unavailable', {}, { cause })
  })
  if (!found || found.session.updatedAt < use.idleSince(new Date())) return undefined
  // Made by the password alone in the moment in which a second factor was confirmed.
  if (!found.session.secondFactor && (await hasSecondFactor(db, found.user.id))) return undefined
  return findPrincipal(db, found.user.id, throughSession(found.session.id), secondFactorRequired)
}

async function hasSecondFactor(db: Kysely<IdentityTables>, accountId: string): Promise<boolean> {
  const factor = await db
    .selectFrom('second_factor')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return factor !== undefined
}

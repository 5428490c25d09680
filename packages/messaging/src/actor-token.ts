import { Actor } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'
import { importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'

const ISSUER = 'zhanwang'
/** How far the clocks of two hosts may differ, in seconds. */
const CLOCK_TOLERANCE_S = 5
/** With the tolerance on it, no token is believed longer than 60 s after it was signed. */
const LIFETIME_S = 60 - CLOCK_TOLERANCE_S
/** A token is used again for this long, so that one that is sent has time left to be verified. */
const REUSE_MS = 25_000
const CACHED_TOKENS = 10_000

export interface TokenSigner {
  /**
   * A token by which `audience` (the name of a service) believes that `actor` asks. The same for the same actor object
   * for 25 s: who keeps one object per session signs twice a minute, not at each request.
   */
  sign(actor: Actor, audience: string): Promise<string>
}

interface SignedToken {
  readonly token: Promise<string>
  /** When to sign anew, in ms since the epoch. */
  readonly until: number
}

/** Signs with an Ed25519 private key (RFC 8037). Throws when the key is not one. */
export async function createTokenSigner(privateJwk: JWK): Promise<TokenSigner> {
  const key = await ed25519(privateJwk)
  const signed = new WeakMap<Actor, Map<string, SignedToken>>()
  return {
    sign(actor, audience) {
      const tokens = signed.get(actor) ?? new Map<string, SignedToken>()
      signed.set(actor, tokens)
      const known = tokens.get(audience)
      if (known && known.until > Date.now()) return known.token
      const token = new SignJWT({ actor })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${LIFETIME_S}s`)
        .sign(key)
      tokens.set(audience, { token, until: Date.now() + REUSE_MS })
      return token
    },
  }
}

export interface TokenVerifier {
  /**
   * The actor for whom the gateway signed. Forged, expired, too old or signed for another service:
   * DomainError `unauthenticated`, without saying which.
   */
  verify(token: string): Promise<Actor>
}

/** Verifies tokens for `audience` with the gateway's Ed25519 public key; each is checked once and known until it expires. */
export async function createTokenVerifier(publicJwk: JWK, audience: string): Promise<TokenVerifier> {
  const key = await ed25519(publicJwk)
  const known = new LRUCache<string, Promise<Actor>>({ max: CACHED_TOKENS })

  return {
    // Not async: a known token costs one look-up and no new promise.
    verify: (token) => known.get(token) ?? check(token),
  }

  async function check(token: string): Promise<Actor> {
    const payload = await payloadOf(token)
    const actor = Actor.safeParse(payload.actor)
    if (!actor.success) throw new DomainError('unauthenticated')
    const leftMs = ((payload.exp ?? 0) + CLOCK_TOLERANCE_S) * 1000 - Date.now()
    if (leftMs > 0) known.set(token, Promise.resolve(actor.data), { ttl: leftMs })
    return actor.data
  }

  async function payloadOf(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience,
        clockTolerance: CLOCK_TOLERANCE_S,
        maxTokenAge: LIFETIME_S,
        requiredClaims: ['exp', 'iat', 'aud', 'actor'],
      })
      return payload
    } catch (cause) {
      throw new DomainError('unauthenticated', {}, { cause })
    }
  }
}

async function ed25519(jwk: JWK) {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519') throw new TypeError('the token key is not an Ed25519 JWK')
  return importJWK(jwk, 'EdDSA')
}

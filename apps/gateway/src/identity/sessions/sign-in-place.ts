import type { FastifyRequest } from 'fastify'

const LONGEST_USER_AGENT = 200

/** From where somebody signs in. */
export interface SignInPlace {
  readonly address: string
  readonly userAgent: string | null
}

/** What a request says about it; what its browser calls itself is cut to 200 printable signs, for it may say anything. */
export function signInPlace(request: FastifyRequest): SignInPlace {
  const userAgent = (request.headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, LONGEST_USER_AGENT)
  return { address: request.ip, userAgent: userAgent === '' ? null : userAgent }
}

/** For better-auth, which writes both into the session. Nothing else of the request reaches it, no cookie above all. */
export function placeHeaders({ address, userAgent }: SignInPlace): Headers {
  return new Headers({ 'user-agent': userAgent ?? '', 'x-forwarded-for': address })
}

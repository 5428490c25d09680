import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyRequest } from 'fastify'

/**
 * Refuses what another site makes a signed-in browser send. A browser says with every request that changes something
 * where it comes from (Origin, Sec-Fetch-Site); a cookie without either is refused. A request with its own credentials in
 * `Authorization` can't be forged that way. Sign-in brings no cookie: there only a foreign origin is refused.
 * With `ownOrigin` nothing but that origin is ours, whatever host was asked for. Throws `forbidden`.
 */
export function checkSameOrigin(request: FastifyRequest, ownOrigin: string | undefined): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization !== undefined) return
  const { origin, cookie } = request.headers
  const site = request.headers['sec-fetch-site']
  if (ownOrigin !== undefined && origin !== undefined) {
    if (origin === ownOrigin && (site === undefined || site === 'same-origin')) return
    throw new DomainError('forbidden', { reason: 'origin-foreign' })
  }
  if (site === 'same-origin') return
  if (origin !== undefined && site === undefined) {
    if (hostOf(origin) === request.headers.host) return
  } else if (site === undefined && cookie === undefined) return
  throw new DomainError('forbidden', { reason: 'origin-foreign' })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyRequest } from 'fastify'

/**
 * What any failure means to the caller. Our own errors and what fastify says about a malformed request (4xx) keep their
 * meaning; what is away is logged with its cause; everything else is logged once, here, and becomes `internal` without details.
 */
export function toDomainError(error: unknown, request: FastifyRequest): DomainError {
  if (error instanceof DomainError) {
    // What is away, only its cause tells.
    if (error.code === 'unavailable' && error.cause !== undefined)
      request.log.warn({ err: error, correlationId: request.id }, 'a request could not be served')
    return error
  }
  const status = statusOf(error)
  if (status === 413) return new DomainError('too-large')
  if (status === 404) return new DomainError('not-found', { reason: 'route-unknown' })
  if (status === 415) return new DomainError('invalid-input', { reason: 'content-type-not-json' })
  if (status !== undefined && status >= 400 && status < 500)
    return new DomainError('invalid-input', { reason: 'request-malformed' })
  request.log.error({ err: error, correlationId: request.id }, 'a request failed')
  return new DomainError('internal')
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined
}

import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { DomainError, ERROR_CODES } from '@zhanwang/kernel/errors'

/** Our error as tRPC's, with the code that the one table of errors gives it. */
export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: ERROR_CODES[error.code].trpc, message: error.code, cause: error })
}

/** What a tRPC error says in our codes: ours where it carries one, else by its HTTP status (tRPC found the request malformed). */
export function domainErrorOf(error: TRPCError): DomainError {
  if (error.cause instanceof DomainError) return error.cause
  const status = getHTTPStatusCodeFromError(error)
  if (status === 404) return new DomainError('not-found', { reason: 'route-unknown' })
  if (status === 413) return new DomainError('too-large')
  if (status >= 500) return new DomainError('internal')
  return new DomainError('invalid-input', { reason: 'request-malformed' })
}

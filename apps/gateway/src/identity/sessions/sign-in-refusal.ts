import { DomainError } from '@zhanwang/kernel/errors'
import { isAPIError } from 'better-auth/api'
import type { FastifyRequest } from 'fastify'
import { ACCOUNT_DISABLED, SECOND_FACTOR_NEEDED } from '../../authentication/better-auth.ts'

/**
 * Why better-auth made no session; undefined when it failed otherwise. Unknown user and wrong password look the same; the
 * other two are said to whoever knew the password.
 */
export function refusalOf(error: unknown): 'wrong-password' | 'disabled' | 'second-factor-needed' | undefined {
  if (!isAPIError(error) || error.statusCode >= 500) return undefined
  if (error.statusCode !== 403) return 'wrong-password'
  if (error.body?.message === ACCOUNT_DISABLED) return 'disabled'
  return error.body?.message === SECOND_FACTOR_NEEDED ? 'second-factor-needed' : 'wrong-password'
}

/** A disabled account is told so, everyone else only that it did not fit. */
export function refusalError(refusal: 'wrong-password' | 'disabled'): DomainError {
  return refusal === 'disabled'
    ? new DomainError('forbidden', { reason: ACCOUNT_DISABLED })
    : new DomainError('unauthenticated', { reason: 'credentials-wrong' })
}

/**
 * What a failure of signing in means: whoever is refused is told so by a DomainError, and everything else is the database
 * being away. The caller is not signed in and may try again.
 */
export function signInFailure(error: unknown, request: FastifyRequest): DomainError {
  if (error instanceof DomainError) return error
  request.log.error({ err: error, correlationId: request.id }, 'a sign-in failed')
  return new DomainError('unavailable', {}, { cause: error })
}

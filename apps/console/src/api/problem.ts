import { TRPCClientError } from '@trpc/client'
import type { AppRouter } from '@zhanwang/gateway/router-type'
import { type ErrorCode, type InputIssue, isErrorCode } from '@zhanwang/kernel/errors'
import { RestError } from './rest-problem.ts'

/** What went wrong, as a page shows it. `offline`: no answer came; `unexpected`: an answer or a fault nobody planned. */
export interface Problem {
  readonly code: ErrorCode | 'offline' | 'unexpected'
  /** In the reader's language, from the server; undefined where it said nothing. */
  readonly text?: string
  readonly reason?: string
  readonly issues: readonly InputIssue[]
  readonly correlationId?: string
}

/** Reads any thrown value as a problem; never throws. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RestError) return error.problem
  if (!isClientError(error)) return { code: 'unexpected', issues: [] }
  const told = error.data?.zhanwang
  if (!told || !isErrorCode(told.code)) {
    return { code: error.data || error.meta ? 'unexpected' : 'offline', issues: [] }
  }
  return {
    code: told.code,
    text: told.text,
    issues: told.issues ?? [],
    ...(told.reason ? { reason: told.reason } : {}),
    ...(told.correlationId ? { correlationId: told.correlationId } : {}),
  }
}

function isClientError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError
}

import { isErrorCode } from '@zhanwang/kernel/errors'
import { z } from 'zod'
import type { Problem } from './problem.ts'

const Told = z.object({
  code: z.string(),
  title: z.string(),
  reason: z.string().optional(),
  correlationId: z.string().optional(),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })).optional(),
})

/** What a REST route refused, thrown by what the console sends there: files do not travel over tRPC. */
export class RestError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.text ?? problem.code)
    this.name = 'RestError'
    this.problem = problem
  }
}

/** The error for a reply's body (RFC 9457), or for no reply at all (`undefined`). */
export function restError(body: unknown): RestError {
  if (body === undefined) return new RestError({ code: 'offline', issues: [] })
  const told = Told.safeParse(body).data
  if (!told || !isErrorCode(told.code)) return new RestError({ code: 'unexpected', issues: [] })
  return new RestError({
    code: told.code,
    text: told.title,
    issues: told.issues ?? [],
    ...(told.reason ? { reason: told.reason } : {}),
    ...(told.correlationId ? { correlationId: told.correlationId } : {}),
  })
}

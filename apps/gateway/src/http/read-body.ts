import { DomainError } from '@zhanwang/kernel/errors'
import { preferredLanguage } from '@zhanwang/kernel/localized-text'
import { parseInput } from '@zhanwang/messaging/input-issues'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { bodyBytes, parseBody } from './json-body.ts'

/** The JSON body of a route that is no procedure. Throws `invalid-input`; no value is repeated, for it may be a secret. */
export function readBody<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  const input = parseInput(schema, parseBody(bodyBytes(request)), preferredLanguage(request.headers['accept-language']))
  if (!input.ok) throw new DomainError('invalid-input', { issues: input.issues })
  return input.value
}

import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { bodyBytes } from './json-body.ts'

/** The JSON body of a route whose input is a secret: throws `invalid-input` without saying which part is wrong. */
export function readSecretBody<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(bodyBytes(request)).toString()))
  } catch (cause) {
    throw new DomainError('invalid-input', { reason: 'body-not-json' }, { cause })
  }
}

import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { checkNesting } from './nesting.ts'

/**
 * In this scope bodies are JSON, kept as the bytes they came as; any other content type is refused (415), and so is what
 * is nested too deep.
 */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => {
      checkNesting(body)
      return body
    },
  )
}

/** The body's bytes; empty where there was none. */
export function bodyBytes(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array()
}

/** The value of a body. Throws `invalid-input` with `body-not-json`. */
export function parseBody(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString())
  } catch (cause) {
    throw new DomainError('invalid-input', { reason: 'body-not-json' }, { cause })
  }
}

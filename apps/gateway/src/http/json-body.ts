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

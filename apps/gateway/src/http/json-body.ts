import type { FastifyInstance, FastifyRequest } from 'fastify'

/** In this scope bodies are JSON, kept as the bytes they came as; any other content type is refused (415). */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** The body's bytes; empty where there was none. */
export function bodyBytes(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array()
}

import { basename } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * The console's built files. Vite puts a hash into the names below `assets/`: those never change, so browsers keep them;
 * the page itself is asked for anew. `.br` and `.gz` beside a file are sent where the browser takes them.
 */
export async function serveConsole(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    preCompressed: true,
    wildcard: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = /[\\/]assets[\\/]/.test(path) && /-[\w-]{8,}\./.test(basename(path))
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  // A page of its own, a third of the console's scripts: it is opened by a telephone in the street.
  app.get('/p/:code', (_request, reply) => reply.sendFile('public-page.html'))
}

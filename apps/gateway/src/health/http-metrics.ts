import type { FastifyInstance } from 'fastify'
import { Histogram, type Registry } from 'prom-client'
import { EVENT_STREAM } from '../trpc/trpc-routes.ts'

/** Measures each request by its route (not its path: paths name people and places) and status. */
export function measureRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'zw_http_seconds',
    help: 'Time from receiving an HTTP request to having answered it',
    labelNames: ['route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    // How long a page was open is not how long an answer took.
    if (reply.getHeader('content-type') !== EVENT_STREAM) {
      const route = request.routeOptions.url ?? 'none'
      seconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1_000)
    }
    done()
  })
}

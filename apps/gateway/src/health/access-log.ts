import { readTraceparent } from '@zhanwang/messaging/trace-context'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The procedure that a request to `/trpc` asks for: its path there names it, and may name anything else. */
    asksFor: string | null
  }
  interface FastifyContextConfig {
    /** The procedure of a REST route. */
    procedure?: string
  }
}

/** What asks every second whether all is well tells nothing by having asked. */
const PROBES: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics'])

/**
 * One line for each answered request: its correlation id, which stands in every answer, in the audit and in the services'
 * logs; route and procedure, status and time. No path, query, address or account: they name people.
 */
export function logRequests(app: FastifyInstance, log: FastifyBaseLogger): void {
  app.decorateRequest('asksFor', null)
  // Looking for secrets costs more than writing the line, and below stands all that a line ever holds.
  const lines = log.child({}, { redact: [] })
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none', config } = request.routeOptions
    const procedure = config?.procedure ?? request.asksFor
    const traceparent = readTraceparent(request.headers.traceparent)
    const line = {
      correlationId: request.id,
      method: request.method,
      route,
      ...(procedure ? { procedure } : {}),
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ...(traceparent ? { traceparent } : {}),
    }
    if (PROBES.has(route)) lines.debug(line, 'answered')
    else lines.info(line, 'answered')
    done()
  })
}

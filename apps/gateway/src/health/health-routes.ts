import type { ReadinessReport } from '@zhanwang/service-kit/readiness'
import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'

/** `/livez`: the process answers. `/readyz`: every service behind it does too. `/metrics`: Prometheus. */
export function healthRoutes(ready: () => Promise<ReadinessReport>, metrics: Registry) {
  return async (app: FastifyInstance) => {
    app.get('/livez', async () => ({ live: true }))
    app.get('/readyz', async (_request, reply) => {
      const answer = await ready()
      return reply.code(answer.ready ? 200 : 503).send(answer)
    })
    app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()))
  }
}

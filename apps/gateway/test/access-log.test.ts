import { Writable } from 'node:stream'
import fastify, { LogController } from 'fastify'
import { expect, test } from 'vitest'
import { logRequests } from '../src/health/access-log.ts'

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

function logged(level: 'info' | 'debug') {
  const lines: object[] = []
  const kept = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  })
  const app = fastify({
    logger: { level, stream: kept, base: {} },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => 'c-1',
  })
  logRequests(app, app.log)
  app.get('/api/v1/stations/:code', { config: { procedure: 'registry.stations.get' } }, async () => ({}))
  app.get('/trpc/*', async (request) => {
    request.asksFor = 'registry.stations.list'
    return {}
  })
  app.get('/livez', async () => ({}))
  return { app, lines }
}

test('each request leaves one line with its id, route, procedure, status and time, and nothing that names anybody', async () => {
  const { app, lines } = logged('info')
  await app.inject({
    url: '/api/v1/stations/ST-420304102-01?text=王敏',
    headers: { traceparent: TRACE, cookie: 'zw=secret', authorization: 'Bearer secret' },
  })
  await app.inject({ url: '/trpc/registry.stations.list?input=王敏', headers: { traceparent: 'x'.repeat(55) } })
  await app.inject('/nobody/王敏')
  await app.inject('/livez')
  await app.close()
  const common = { level: 30, time: expect.any(Number), correlationId: 'c-1', method: 'GET', msg: 'answered' }
  const durationMs = expect.any(Number)
  expect(lines).toEqual([
    {
      ...common,
      route: '/api/v1/stations/:code',
      procedure: 'registry.stations.get',
      status: 200,
      durationMs,
      traceparent: TRACE,
    },
    { ...common, route: '/trpc/*', procedure: 'registry.stations.list', status: 200, durationMs },
    { ...common, route: 'none', status: 404, durationMs },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/王敏|secret|ST-/)
})

test('who looks whether all is well is seen only by who asks for everything', async () => {
  const { app, lines } = logged('debug')
  await app.inject('/livez')
  await app.close()
  expect(lines).toMatchObject([{ level: 20, route: '/livez', status: 200 }])
})

import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { connectBare } from './connect-bare.ts'

// The shortest way from HTTP to another process and back: a fastify route that asks `bench.echo`, with nothing of ours.
const connection = await connectBare(process.argv[2] ?? '')
const app = fastify()
const nothing = new TextEncoder().encode('{}')
app.get('/echo', async (_request, reply) => {
  const { data } = await connection.request('bench.echo', nothing, { timeout: 5_000 })
  return reply.type('application/json').send(Buffer.from(data))
})
await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo
process.send?.(port)
process.once('disconnect', () => process.exit())

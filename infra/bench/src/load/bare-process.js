import { connectNats } from '@zhanwang/messaging/connection'
import fastify from 'fastify'
import pg from 'pg'

// The floor of idle memory: what fastify, pg and NATS cost with nothing of ours.
const app = fastify()
app.get('/livez', async () => 'ok')
await app.listen({ host: '127.0.0.1', port: 0 })
const connection = await connectNats({ url: process.argv[2] ?? '', name: 'bench' })
await connection.flush()
const pool = new pg.Pool({ connectionString: process.argv[3] ?? '' })
await pool.query('SELECT 1')
process.send?.('ready')
process.once('disconnect', () => process.exit())

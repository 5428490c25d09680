import fastify from 'fastify'
import { connect } from 'nats'
import pg from 'pg'

// The floor of idle memory: what fastify, pg and NATS cost with nothing of ours. No TypeScript, whose stripping would cost
// 15 MB here and costs a service nothing, which has its compiled code kept.
const [nats, database] = process.argv.slice(2)
const app = fastify()
app.get('/livez', async () => 'ok')
await app.listen({ host: '127.0.0.1', port: 0 })
const { host, username, password } = new URL(nats ?? '')
const connection = await connect({
  servers: host,
  ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
})
await connection.flush()
const pool = new pg.Pool({ connectionString: database })
await pool.query('SELECT 1')
process.send?.('ready')
process.once('disconnect', () => process.exit())

import { connectBare } from './connect-bare.ts'

// The other side of the bare request/reply floor: a process of its own, as a service is.
const connection = await connectBare(process.argv[2] ?? '')
connection.subscribe('bench.echo', { callback: (_error, message) => void message.respond(message.data) })
await connection.flush()
process.send?.('ready')
process.once('disconnect', () => process.exit())

import { connectNats } from '@zhanwang/messaging/connection'

// The other side of the bare request/reply floor: a process of its own, as a service is.
const connection = await connectNats({ url: process.argv[2] ?? '', name: 'bench' })
connection.subscribe('bench.echo', { callback: (_error, message) => void message.respond(message.data) })
await connection.flush()
process.send?.('ready')
process.once('disconnect', () => process.exit())

import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'

export interface CuttingProxy extends AsyncDisposable {
  /** `http://127.0.0.1:…`: the target, as it is reached through the proxy. */
  readonly address: string
  /** Server-sent streams that it cut because nothing moved on them. */
  cutStreams(): number
  /** How long the oldest stream that is open has been open; 0 without one. */
  streamAgeMs(): number
  /** Breaks every connection and lets none through. */
  block(): void
  unblock(): void
}

/** A proxy on real sockets, as stands before a bureau's servers: it cuts a connection on which nothing moved for `idleMs`. */
export async function cuttingProxy(target: string, { idleMs }: { idleMs: number }): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const streams = new Map<Socket, number>()
  let cut = 0
  let blocked = false
  const server = createServer((near) => {
    if (blocked) return near.destroy()
    const far = createConnection({ host: hostname, port: Number(port) })
    for (const socket of [near, far]) {
      sockets.add(socket)
      // What breaks here breaks on the other side too.
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        streams.delete(near)
        near.destroy()
        far.destroy()
      })
    }
    near.setTimeout(idleMs, () => {
      if (streams.has(near)) cut++
      near.destroy()
    })
    far.on('data', (chunk) => {
      if (chunk.includes('text/event-stream')) streams.set(near, performance.now())
    })
    near.pipe(far).pipe(near)
    return undefined
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    cutStreams: () => cut,
    streamAgeMs: () => (streams.size === 0 ? 0 : performance.now() - Math.min(...streams.values())),
    block() {
      blocked = true
      breakAll()
    },
    unblock() {
      blocked = false
    },
    async [Symbol.asyncDispose]() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}

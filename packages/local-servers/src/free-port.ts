import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

/**
 * Ports of 127.0.0.1 that nothing listens on. They are held together until all are chosen, so they differ.
 * Between this call and their use another program may take one; the server that is to use it then says so.
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = []
  try {
    for (let i = 0; i < count; i++) {
      const server = createServer().listen({ host: '127.0.0.1', port: 0, exclusive: true })
      servers.push(server)
      await once(server, 'listening')
    }
    return servers.map(portOf)
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  }
}

/** One free port of 127.0.0.1, see {@link freePorts}. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1)
  if (port === undefined) throw new Error('no port was chosen')
  return port
}

/** Whether something already listens on this port of 127.0.0.1 (or the port may not be used by this user). */
export async function isPortTaken(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen({ host: '127.0.0.1', port, exclusive: true })
    await once(server, 'listening')
    return false
  } catch {
    return true
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return address.port
}

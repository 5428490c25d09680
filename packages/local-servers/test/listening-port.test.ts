import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '../src/free-port.ts'
import { listensOn } from '../src/listening-port.ts'
import { startWatchdog } from '../src/watchdog.ts'

test.runIf(['linux', 'darwin'].includes(process.platform))(
  'a port is told to be of the process that listens on it, and of no other',
  async () => {
    const port = await freePort()
    expect(listensOn(process.pid, port)).toBe(false)
    const server = createServer().listen(port, '127.0.0.1')
    const other = startWatchdog()
    try {
      await once(server, 'listening')
      expect(listensOn(process.pid, port)).toBe(true)
      expect(listensOn(other.pid, port)).toBe(false)
      expect(listensOn(999_999_999, port)).toBe(false)
    } finally {
      server.close()
      await other.close()
    }
  },
)

import type pg from 'pg'
import { openSession } from './leader-session.ts'

/** A session that hears one channel. */
export interface Listener {
  /**
   * Listens, unless it does already; resolves when it does, or could not begin to. A notification may be missed, so a
   * session that cannot be had or breaks is no error: the next call tries again, and whoever needs to know asks from time
   * to time besides.
   */
  ensure(): Promise<void>
  close(): Promise<void>
}

/** Calls `heard` for each notification on the channel from the first `ensure` on. */
export function openListener(
  { url, name, channel }: { url: string; name: string; channel: string },
  heard: () => void,
): Listener {
  let listening: Promise<pg.Client | undefined> | undefined
  let isClosed = false
  return {
    async ensure() {
      if (isClosed) return
      listening ??= listen()
      await listening
    },
    async close() {
      isClosed = true
      const client = await listening
      await client?.end()
    },
  }

  async function listen(): Promise<pg.Client | undefined> {
    let client: pg.Client | undefined
    try {
      client = await openSession(url, name)
      client.once('end', () => {
        listening = undefined
      })
      client.on('notification', heard)
      // A constant of this package: no name can be a parameter here.
      await client.query(`LISTEN ${channel}`)
      return client
    } catch {
      listening = undefined
      await client?.end()
      return undefined
    }
  }
}

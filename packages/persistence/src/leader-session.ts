import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { sessionConfig } from './pool.ts'

/** How often one who waits asks whether the leader is gone. */
const ASK_AGAIN_MS = 1_000

/** A session that alone holds a database-wide right, for as long as it lives. */
export interface LeaderSession {
  readonly client: pg.Client
  /** Aborted when the session, and with it the right, is gone. */
  readonly lost: AbortSignal
  /** Gives the right back and closes the session. */
  release(): Promise<void>
}

/** A session with the project's settings. It may not write unless `write` says so. */
export async function openSession(url: string, name: string, options: { write?: boolean } = {}): Promise<pg.Client> {
  const client = new pg.Client(sessionConfig({ url, name }))
  // The query in hand is rejected too; the event only must not end the process.
  client.on('error', () => undefined)
  await client.connect()
  if (options.write) await client.query('SET default_transaction_read_only = off')
  return client
}

/**
 * Waits until no other session of this database leads under `right`, then leads. Null when `signal` is aborted first.
 * Rejects when the database is away.
 */
export async function leadSession(
  { url, name, right }: { url: string; name: string; right: string },
  signal: AbortSignal,
): Promise<LeaderSession | null> {
  const client = await openSession(url, name, { write: true })
  const lost = new AbortController()
  client.once('end', () => lost.abort())
  try {
    while (!signal.aborted) {
      const { rows } = await client.query<{ leads: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS leads',
        [right],
      )
      if (rows[0]?.leads) return { client, lost: lost.signal, release: () => client.end() }
      await pause(ASK_AGAIN_MS, signal)
    }
  } catch (error) {
    await client.end()
    throw error
  }
  await client.end()
  return null
}

/** Waits so long, or until the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // The abort is what ends the pause early; a delay knows no other error.
  await delay(ms, undefined, { signal }).catch(() => undefined)
}

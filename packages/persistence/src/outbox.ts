import { type EventEnvelope, eventSubject } from '@zhanwang/kernel/event'
import type pg from 'pg'
import { leadSession } from './leader-session.ts'
import { openListener } from './listener.ts'
import { openPool } from './pool.ts'
import { OUTBOX_CHANNEL } from './waker.ts'

/** An event that waits to be published: `body` is its envelope as JSON text. */
export interface OutboxMessage {
  readonly id: string
  readonly subject: string
  readonly body: string
}

/** A database's outbox as messaging's relay needs it (its `OutboxSource`). */
export interface Outbox {
  lead(signal: AbortSignal): Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | null>
  unpublished(limit: number): Promise<readonly OutboxMessage[]>
  markPublished(ids: readonly string[]): Promise<void>
  onWake(callback: () => void): () => void
  close(): Promise<void>
}

// The horizon is every transaction still running: a row below it can have no older sibling that commits later. A reader
// of "id greater than the last" would lose such a late committer. A row at or beyond what this cluster has yet to assign
// was restored from an older one by a dump, which keeps transaction ids: it was committed there, and waits for nobody.
const UNPUBLISHED = `
  SELECT id, context, type, version, aggregate_id, aggregate_version, occurred_at, actor_id, correlation_id, state::text
  FROM outbox
  WHERE published_at IS NULL
    AND (xid < pg_snapshot_xmin(pg_current_snapshot()) OR xid >= pg_snapshot_xmax(pg_current_snapshot()))
  ORDER BY id LIMIT $1`

interface OutboxRow {
  id: string
  context: string
  type: string
  version: number
  aggregate_id: string
  aggregate_version: number
  occurred_at: Date
  actor_id: string
  correlation_id: string
  state: string
}

/** Opens the outbox of a service's database. Sessions are made when first needed. */
export function openOutbox({ url, name = 'outbox' }: { url: string; name?: string }): Outbox {
  const pool = openPool({ url, name, size: 2, pipeline: false })
  const listeners = new Set<() => void>()
  const listener = openListener({ url, name, channel: OUTBOX_CHANNEL }, () => {
    for (const callback of listeners) callback()
  })

  return {
    lead: (signal) => leadSession({ url, name, right: 'zhanwang outbox' }, signal),
    async unpublished(limit) {
      if (listeners.size > 0) void listener.ensure()
      const { rows } = await pool.query<OutboxRow>(UNPUBLISHED, [limit])
      return rows.map((row) => ({ id: row.id, subject: eventSubject(row), body: envelopeText(row) }))
    },
    async markPublished(ids) {
      await inTransaction(pool, (client) =>
        client.query('UPDATE outbox SET published_at = now() WHERE id = ANY ($1::uuid[])', [[...ids]]),
      )
    },
    onWake(callback) {
      listeners.add(callback)
      void listener.ensure()
      return () => listeners.delete(callback)
    },
    async close() {
      listeners.clear()
      await listener.close()
      await pool.end()
    },
  }
}

/** The envelope's text; the state goes in as it is stored, neither parsed nor written again. */
function envelopeText(row: OutboxRow): string {
  const envelope: Omit<EventEnvelope, 'state' | 'id'> & { id: string } = {
    id: row.id,
    context: row.context,
    type: row.type,
    version: row.version,
    aggregateId: row.aggregate_id,
    aggregateVersion: row.aggregate_version,
    occurredAt: row.occurred_at.toISOString(),
    actorId: row.actor_id,
    correlationId: row.correlation_id,
  }
  return `${JSON.stringify(envelope).slice(0, -1)},"state":${row.state}}`
}

async function inTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect()
  let isBroken = true
  try {
    await client.query('BEGIN READ WRITE')
    await work(client)
    await client.query('COMMIT')
    isBroken = false
  } finally {
    client.release(isBroken)
  }
}

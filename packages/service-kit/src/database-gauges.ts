import type { Log } from '@zhanwang/messaging/log'
import { type Kysely, sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'

interface Backlog {
  readonly unpublished: number
  readonly oldestSeconds: number
  readonly deadLetters: number
  readonly unsealedSeconds: number
  readonly dailyRunsUndone: number
}

/** Gauges that are collected within this time are of one scrape, and ask the database once. */
const SCRAPE_MS = 500

/**
 * Gauges of what waits in a service's database, asked for at each scrape. While the database is away they are absent
 * from the answer; the other metrics are not.
 */
export function addDatabaseGauges<S>(registry: Registry, read: Kysely<S>, log: Log): void {
  let backlog: Promise<Backlog | undefined> | undefined
  let until = 0
  add('zw_outbox_unpublished', 'Events not yet published', (now) => now.unpublished)
  add('zw_outbox_oldest_seconds', 'Age of the oldest unpublished event, 0 without one', (now) => now.oldestSeconds)
  add('zw_dead_letters', 'Events that could not be applied and that nobody resolved', (now) => now.deadLetters)
  add(
    'zw_audit_unsealed_seconds',
    'Age of the oldest unsealed audit entry, 0 without one',
    (now) => now.unsealedSeconds,
  )

  add(
    'zw_daily_runs_undone',
    'Daily runs of the last two days that were begun and are not done',
    (now) => now.dailyRunsUndone,
  )

  function add(name: string, help: string, value: (backlog: Backlog) => number): void {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const now = await current()
        if (now) this.set(value(now))
        else this.remove()
      },
    })
  }

  function current(): Promise<Backlog | undefined> {
    if (!backlog || performance.now() > until) {
      until = performance.now() + SCRAPE_MS
      backlog = readBacklog(read).catch((error: unknown) => {
        log.warn({ err: error }, 'the metrics of the database are not to be had')
        return undefined
      })
    }
    return backlog
  }
}

async function readBacklog<S>(read: Kysely<S>): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select
      (select count(*) from outbox where published_at is null)::float8 as "unpublished",
      coalesce((select extract(epoch from now() - min(occurred_at)) from outbox where published_at is null), 0)::float8
        as "oldestSeconds",
      (select count(*) from dead_letter where resolved_at is null)::float8 as "deadLetters",
      coalesce((
        select extract(epoch from now() - min(at)) from audit_entry
        where xid >= coalesce((select xid_to from audit_seal order by seq desc limit 1), '0'::xid8)
      ), 0)::float8 as "unsealedSeconds",
      (select count(*) from daily_run as run where done_at is null and begun_at > now() - interval '2 days'
        and not exists (select from daily_run as later where later.name = run.name and later.day > run.day
          and later.done_at is not null))::float8 as "dailyRunsUndone"`.execute(read)
  const [row] = rows
  if (!row) throw new Error('the backlog query returned no row')
  return row
}

import type pg from 'pg'

/** 等保 2.0 leaves the length to the operator; a quarter of an hour is usual. A count is forgotten, and a lock ends, after this long. */
export const LOCK_MINUTES = 15

export interface Counted {
  readonly failures: number
  readonly locked: boolean
  /** Whether this very attempt made the lock. */
  readonly fresh: boolean
  /** Until the lock ends; at least 1. */
  readonly minutes: number
}

/**
 * One more failure under the key. The attempt after the last allowed one locks; what is tried during a lock changes
 * nothing, and a count older than the lock's length starts anew. Without `allowed` it only counts.
 */
export async function countAttempt(pool: pg.Pool, key: string, allowed?: number): Promise<Counted> {
  const { rows } = await pool.query<Counted>(COUNT, [key, allowed ?? null, LOCK_MINUTES])
  const [row] = rows
  if (!row) throw new Error('an upsert returned no row')
  return row
}

/** How long the first locked one of the keys stays so, in minutes; undefined when none is. Writes nothing. */
export async function lockedFor(pool: pg.Pool, keys: readonly string[]): Promise<number | undefined> {
  const { rows } = await pool.query<{ minutes: number }>(LOCKED, [keys])
  return rows[0]?.minutes
}

const LOCKED = `
  SELECT greatest(1, ceil(extract(epoch FROM max(locked_until) - now()) / 60))::int AS minutes
  FROM sign_in_attempt WHERE key = any ($1) AND locked_until > now() HAVING count(*) > 0`

const COUNT = `
  INSERT INTO sign_in_attempt AS a (key, failures, first_at) VALUES ($1, 1, now())
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE
      WHEN a.locked_until > now() THEN a.failures
      WHEN a.locked_until IS NOT NULL OR a.first_at < now() - make_interval(mins => $3::int) THEN 1
      ELSE a.failures + 1 END,
    first_at = CASE
      WHEN a.locked_until > now() THEN a.first_at
      WHEN a.locked_until IS NOT NULL OR a.first_at < now() - make_interval(mins => $3::int) THEN now()
      ELSE a.first_at END,
    locked_until = CASE
      WHEN a.locked_until > now() THEN a.locked_until
      WHEN a.locked_until IS NULL AND a.first_at >= now() - make_interval(mins => $3::int) AND a.failures >= $2::int
        THEN now() + make_interval(mins => $3::int)
      ELSE NULL END
  RETURNING failures, coalesce(locked_until > now(), false) AS locked,
    coalesce(locked_until = now() + make_interval(mins => $3::int), false) AS fresh,
    greatest(1, ceil(extract(epoch FROM locked_until - now()) / 60))::int AS minutes`

import { DomainError } from '@zhanwang/kernel/errors'
import type pg from 'pg'

/** 等保 2.0 asks for a limit on failed sign-ins: five, then a quarter of an hour. */
const FAILURES_PER_PAIR = 5
/** One username from everywhere, or one address with any usernames: guessing spread out. An office shares an address. */
const FAILURES_PER_SIDE = 50
const LOCK_MINUTES = 15

export interface SignInLimit {
  /**
   * Counts an attempt as failed before the password is looked at, so that attempts side by side gain nothing.
   * Throws `too-many-requests` while locked; what is tried then does not prolong the lock.
   */
  begin(username: string, address: string): Promise<void>
  /** Takes the count back: the password was right. */
  succeeded(username: string, address: string): Promise<void>
}

/** Counts failures by username and address together, and by each alone, in the database: they hold for every instance. */
export function signInLimit(pool: pg.Pool): SignInLimit {
  return {
    async begin(username, address) {
      const limits: [string, number][] = [
        [`pair ${username} ${address}`, FAILURES_PER_PAIR],
        [`username ${username}`, FAILURES_PER_SIDE],
        [`address ${address}`, FAILURES_PER_SIDE],
      ]
      for (const [key, allowed] of limits) {
        const { rows } = await pool.query<{ locked: boolean; minutes: number }>(COUNT, [key, allowed, LOCK_MINUTES])
        const row = rows[0]
        if (row?.locked)
          throw new DomainError('too-many-requests', { reason: 'sign-in-locked', params: { minutes: row.minutes } })
      }
    },
    async succeeded(username, address) {
      await pool.query('DELETE FROM sign_in_attempt WHERE key = $1', [`pair ${username} ${address}`])
      await pool.query('UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0) WHERE key = any ($1)', [
        [`username ${username}`, `address ${address}`],
      ])
    },
  }
}

/**
 * One more failure under the key. The attempt after the last allowed one locks; a count older than the lock's length
 * starts anew.
 */
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
  RETURNING coalesce(locked_until > now(), false) AS locked,
    greatest(1, ceil(extract(epoch FROM locked_until - now()) / 60))::int AS minutes`

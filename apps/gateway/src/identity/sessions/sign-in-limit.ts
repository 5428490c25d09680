import { setTimeout } from 'node:timers/promises'
import { DomainError } from '@zhanwang/kernel/errors'
import type pg from 'pg'
import { countAttempt, lockedFor } from './attempt-count.ts'
import { limitedNetwork } from './limited-network.ts'

/** 等保 2.0 asks for a limit on failed sign-ins: five, then a quarter of an hour. */
const FAILURES_PER_PAIR = 5
/** One address with any usernames. An office shares an address. */
const FAILURES_PER_ADDRESS = 50
/** One username from everywhere: from here on each attempt waits. */
const FAILURES_PER_USERNAME = 50
const LONGEST_WAIT_MS = 5_000

export interface SignInLimit {
  /**
   * Counts an attempt as failed before the password is looked at, so that attempts side by side gain nothing. A username
   * guessed at from many addresses is only slowed down, or anybody could lock its owner out.
   * `username` is undefined for what cannot be one. Throws {@link SignInLocked}.
   */
  begin(username: string | undefined, address: string): Promise<void>
  /** Takes the count back: the password was right. */
  succeeded(username: string, address: string): Promise<void>
  /** The same for an account that shows its current password to change it. */
  beginChange(accountId: string): Promise<void>
  changeSucceeded(accountId: string): Promise<void>
}

/** `too-many-requests`. */
export class SignInLocked extends DomainError {
  /** Whether this attempt made the lock: the ones after it are not worth an audit entry each. */
  readonly fresh: boolean

  constructor(minutes: number, fresh: boolean) {
    super('too-many-requests', { reason: 'sign-in-locked', params: { minutes } })
    this.fresh = fresh
  }
}

/** Counts failures by username and address together, and by each alone, in the database: they hold for every instance. */
export function signInLimit(pool: pg.Pool): SignInLimit {
  const begin = async (limits: readonly (readonly [key: string, allowed: number])[]) => {
    // Looked at before anything is counted: what is tried during a lock writes no row.
    const minutes = await lockedFor(
      pool,
      limits.map(([key]) => key),
    )
    if (minutes !== undefined) throw new SignInLocked(minutes, false)
    for (const [key, allowed] of limits) {
      const counted = await countAttempt(pool, key, allowed)
      if (counted.locked) throw new SignInLocked(counted.minutes, counted.fresh)
    }
  }
  const forget = (key: string) => pool.query('DELETE FROM sign_in_attempt WHERE key = $1', [key])

  return {
    async begin(username, ip) {
      const address = limitedNetwork(ip)
      const limits: [string, number][] = [[`address ${address}`, FAILURES_PER_ADDRESS]]
      if (username === undefined) return begin(limits)
      await begin([...limits, [`pair ${username} ${address}`, FAILURES_PER_PAIR]])
      const { failures } = await countAttempt(pool, `username ${username}`)
      if (failures > FAILURES_PER_USERNAME)
        await setTimeout(Math.min(LONGEST_WAIT_MS, 500 + (failures - FAILURES_PER_USERNAME) * 100))
    },
    async succeeded(username, ip) {
      const address = limitedNetwork(ip)
      await forget(`pair ${username} ${address}`)
      await pool.query('UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0) WHERE key = any ($1)', [
        [`username ${username}`, `address ${address}`],
      ])
    },
    beginChange: (accountId) => begin([[`change ${accountId}`, FAILURES_PER_PAIR]]),
    async changeSucceeded(accountId) {
      await forget(`change ${accountId}`)
    },
  }
}

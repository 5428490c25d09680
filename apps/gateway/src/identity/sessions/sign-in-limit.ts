import { createHmac } from 'node:crypto'
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
  /**
   * The same for second factors, by account wherever it is tried from: only who knows the password gets so far, so that
   * nobody can lock others out. A right password takes nothing of it back.
   */
  beginCode(accountId: string, address: string): Promise<void>
  codeSucceeded(accountId: string, address: string): Promise<void>
  /** Takes this one attempt back, and none before it. */
  codeNotLookedAt(accountId: string, address: string): Promise<void>
  /** Unlocks an account everywhere: its password was set anew. Networks stay as they are. */
  unlock(username: string, accountId: string): Promise<void>
}

/** `too-many-requests`. */
export class SignInLocked extends DomainError {
  /** Whether this attempt made the lock: the ones after it are not worth an audit entry each. */
  readonly fresh: boolean

  constructor(reason: 'sign-in-locked' | 'second-factor-locked', minutes: number, fresh: boolean) {
    super('too-many-requests', { reason, params: { minutes } })
    this.fresh = fresh
  }
}

/**
 * Counts failures by username and address together, and by each alone, in the database: they hold for every instance.
 * Usernames are kept by a keyed digest: people type passwords into the wrong field.
 */
export function signInLimit(pool: pg.Pool, secret: string): SignInLimit {
  type Limits = readonly (readonly [key: string, allowed: number])[]
  const begin = async (limits: Limits, reason: 'sign-in-locked' | 'second-factor-locked' = 'sign-in-locked') => {
    // Looked at before anything is counted: what is tried during a lock writes no row.
    const minutes = await lockedFor(
      pool,
      limits.map(([key]) => key),
    )
    if (minutes !== undefined) throw new SignInLocked(reason, minutes, false)
    for (const [key, allowed] of limits) {
      const counted = await countAttempt(pool, key, allowed)
      if (counted.locked) throw new SignInLocked(reason, counted.minutes, counted.fresh)
    }
  }
  const pairKey = (username: string, address: string) => `pair ${digestOf(secret, username)} ${address}`
  const takeBack = (...keys: string[]) =>
    pool.query('UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0) WHERE key = any ($1)', [keys])
  const forget = (key: string) => pool.query('DELETE FROM sign_in_attempt WHERE key = $1', [key])

  return {
    async begin(username, ip) {
      const address = limitedNetwork(ip)
      const limits: [string, number][] = [[`address ${address}`, FAILURES_PER_ADDRESS]]
      if (username === undefined) return begin(limits)
      await begin([...limits, [pairKey(username, address), FAILURES_PER_PAIR]])
      const { failures } = await countAttempt(pool, usernameKey(secret, username))
      if (failures > FAILURES_PER_USERNAME)
        await setTimeout(Math.min(LONGEST_WAIT_MS, 500 + (failures - FAILURES_PER_USERNAME) * 100))
    },
    async succeeded(username, ip) {
      const address = limitedNetwork(ip)
      await forget(pairKey(username, address))
      await takeBack(usernameKey(secret, username), `address ${address}`)
    },
    beginChange: (accountId) => begin([[`change ${accountId}`, FAILURES_PER_PAIR]]),
    async changeSucceeded(accountId) {
      await forget(`change ${accountId}`)
    },
    beginCode: (accountId, ip) =>
      begin(
        [
          [`address ${limitedNetwork(ip)}`, FAILURES_PER_ADDRESS],
          [`code ${accountId}`, FAILURES_PER_PAIR],
        ],
        'second-factor-locked',
      ),
    async codeSucceeded(accountId, ip) {
      await forget(`code ${accountId}`)
      await takeBack(`address ${limitedNetwork(ip)}`)
    },
    async codeNotLookedAt(accountId, ip) {
      await takeBack(`code ${accountId}`, `address ${limitedNetwork(ip)}`)
    },
    async unlock(username, accountId) {
      await pool.query('DELETE FROM sign_in_attempt WHERE key = any ($1) OR key LIKE $2', [
        [usernameKey(secret, username), `change ${accountId}`, `code ${accountId}`],
        pairKey(username, '%'),
      ])
    },
  }
}

/** Under which the failures of a username from everywhere are counted. */
export function usernameKey(secret: string, username: string): string {
  return `username ${digestOf(secret, username)}`
}

/** Hex, so that it holds no sign with a meaning in LIKE. */
function digestOf(secret: string, username: string): string {
  return createHmac('sha256', secret).update(`sign-in ${username}`).digest('hex').slice(0, 32)
}

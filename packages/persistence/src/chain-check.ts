import { setTimeout as delay } from 'node:timers/promises'
import { DomainError } from '@zhanwang/kernel/errors'
import type { AuditBreak, AuditProof } from './prove.ts'

/** A check of millions of entries; one that takes longer belongs to `npm run prove`. */
const LIMIT_MS = 10 * 60_000
/** Who asks is answered before the request itself times out; the check goes on. */
const WAIT_MS = 6_000
/** Asked again within this time, the last result stands. */
const FRESH_MS = 60_000

export interface CheckedChain {
  readonly at: Date
  readonly firstBreak: AuditBreak | null
}

export interface ChainCheck {
  /** What the last check found; null when there was none since the process began. */
  readonly last: CheckedChain | null
  readonly running: boolean
  /**
   * Begins a check, or joins the one that runs, and waits for it some seconds. Never two at a time. Throws `unavailable`
   * when it fails while somebody waits.
   */
  run(): Promise<void>
}

/** @param prove verifies the whole chain; it stops when the signal is aborted */
export function chainCheck(
  prove: (signal: AbortSignal) => Promise<AuditProof>,
  failed: (error: unknown) => void,
): ChainCheck {
  let last: CheckedChain | null = null
  let running: Promise<boolean> | undefined
  const check = async () => {
    try {
      const { firstBreak } = await prove(AbortSignal.timeout(LIMIT_MS))
      last = { at: new Date(), firstBreak }
      return true
    } catch (error) {
      failed(error)
      return false
    } finally {
      running = undefined
    }
  }
  return {
    get last() {
      return last
    },
    get running() {
      return running !== undefined
    },
    async run() {
      if (!running && last && Date.now() - last.at.getTime() < FRESH_MS) return
      running ??= check()
      const waiting = new AbortController()
      const ended = delay(WAIT_MS, true, { signal: waiting.signal, ref: false }).catch(() => true)
      const went = await Promise.race([running, ended])
      waiting.abort()
      if (!went) throw new DomainError('unavailable')
    },
  }
}

import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '@zhanwang/messaging/log'

const PAUSE_MS = 500

/** When a start gives up: 30 s from now. */
export function startDeadline(): number {
  return performance.now() + 30_000
}

/**
 * Tries until it succeeds, with a line in the log for each failure; a server that starts together with us may need a
 * moment. Throws what the last attempt threw, as the cause, once `deadline` (of `performance.now()`) has passed.
 */
export async function untilThere<T>(what: string, deadline: number, log: Log, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      const leftMs = deadline - performance.now()
      if (leftMs <= 0) throw new Error(`${what} did not answer in time`, { cause: error })
      const reason = error instanceof Error ? error.message : 'unknown'
      log.warn({ what, reason, leftSeconds: Math.round(leftMs / 1000) }, `${what} is not there yet; trying again`)
      await delay(Math.min(PAUSE_MS, leftMs))
    }
  }
}

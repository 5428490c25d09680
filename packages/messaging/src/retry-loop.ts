import { setTimeout as delay } from 'node:timers/promises'

const FIRST_PAUSE_MS = 100
const MAX_PAUSE_MS = 5_000

/** What one round of a loop is given. */
export interface Round {
  /** Aborted when the loop is to stop: the round then ends soon. */
  readonly stopping: AbortSignal
  /** Says that it works: the next failure counts as the first again. */
  worked(): void
}

export interface RetryLoop {
  readonly stopping: AbortSignal
  /** Ends the pause or waits for the round in hand. */
  stop(): Promise<void>
}

/**
 * Runs rounds one after another until stopped, also after one that failed: at once `failed` hears of it, with how many
 * have failed in a row, and the next waits 0.1 s, 0.2 s … 5 s.
 */
export function startRetryLoop(
  round: (round: Round) => Promise<void>,
  failed: (error: unknown, failures: number) => void,
): RetryLoop {
  const controller = new AbortController()
  const stopping = controller.signal
  const running = run()
  return {
    stopping,
    async stop() {
      controller.abort()
      await running
    },
  }

  async function run(): Promise<void> {
    let failures = 0
    const worked = () => {
      failures = 0
    }
    while (!stopping.aborted) {
      try {
        await round({ stopping, worked })
      } catch (error) {
        failures++
        failed(error, failures)
      }
      const pauseMs = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10))
      // An abort ends the pause early: this is what it is for, not a failure; a delay knows no other error.
      await delay(pauseMs, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
}

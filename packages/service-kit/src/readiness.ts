import { setTimeout as delay } from 'node:timers/promises'

const CACHE_MS = 1_000
const CHECK_TIMEOUT_MS = 2_000

/** A named question; it throws, or takes over 2 s, when the answer is no. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>

export interface ReadinessReport {
  readonly ready: boolean
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>
}

/** Asks all checks side by side, at most once a second however often it is called. */
export function createReadiness(checks: Checks): () => Promise<ReadinessReport> {
  let report: Promise<ReadinessReport> | undefined
  let until = 0
  return () => {
    if (!report || performance.now() > until) {
      until = performance.now() + CACHE_MS
      report = ask(checks)
    }
    return report
  }
}

async function ask(checks: Checks): Promise<ReadinessReport> {
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, (await holds(check)) ? 'ok' : 'failed'] as const),
  )
  return { ready: answers.every(([, answer]) => answer === 'ok'), checks: Object.fromEntries(answers) }
}

/** The report names what failed; why is in the log of the part that lost its connection. */
async function holds(check: () => Promise<unknown>): Promise<boolean> {
  const timeout = new AbortController()
  try {
    return await Promise.race([
      check().then(
        () => true,
        () => false,
      ),
      delay(CHECK_TIMEOUT_MS, false, { ref: false, signal: timeout.signal }),
    ])
  } finally {
    timeout.abort()
  }
}

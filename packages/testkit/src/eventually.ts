import { setTimeout as delay } from 'node:timers/promises'

type Falsy = false | 0 | '' | null | undefined

/**
 * Asks again until `attempt` returns something truthy without throwing, and returns that: soon at first, later each time a
 * tenth of the wait so far has passed, so that many who ask do not keep busy what they wait for. After `timeoutMs` it
 * throws what the last attempt threw, or says that the condition never held.
 */
export async function eventually<T>(
  attempt: () => T | Falsy | Promise<T | Falsy>,
  timeoutMs = 30_000,
): Promise<Exclude<T, Falsy>> {
  const startedAt = performance.now()
  for (;;) {
    let failure: unknown
    try {
      const result = await attempt()
      if (isTruthy(result)) return result
    } catch (error) {
      failure = error
    }
    const waitedMs = performance.now() - startedAt
    if (waitedMs > timeoutMs) throw failure ?? new Error(`did not hold within ${timeoutMs} ms: ${attempt}`)
    await delay(Math.max(10, waitedMs / 10))
  }
}

function isTruthy<T>(value: T | Falsy): value is Exclude<T, Falsy> {
  return Boolean(value)
}

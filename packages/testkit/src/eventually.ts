import { setTimeout as delay } from 'node:timers/promises'

type Falsy = false | 0 | '' | null | undefined

/**
 * Asks again every 20 ms until `attempt` returns something truthy without throwing, and returns that. After `timeoutMs`
 * it throws what the last attempt threw, or says that the condition never held.
 */
export async function eventually<T>(
  attempt: () => T | Falsy | Promise<T | Falsy>,
  timeoutMs = 10_000,
): Promise<Exclude<T, Falsy>> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    let failure: unknown
    try {
      const result = await attempt()
      if (isTruthy(result)) return result
    } catch (error) {
      failure = error
    }
    if (performance.now() > deadline) throw failure ?? new Error(`did not hold within ${timeoutMs} ms: ${attempt}`)
    await delay(20)
  }
}

function isTruthy<T>(value: T | Falsy): value is Exclude<T, Falsy> {
  return Boolean(value)
}

/** A clock that stands still until it is told to go on. */
export interface FakeClock {
  /** The time it shows, as the `now` that rules and handlers take. */
  now(): Date
  /** Moves it on by so many milliseconds; it never goes back. */
  advance(ms: number): void
  /** Sets it to an instant, e.g. `2022-12-31T09:00:00+08:00`. */
  set(instant: string): void
}

/** A clock that shows `instant` (ISO 8601 with offset). Throws when that is no instant. */
export function fakeClock(instant: string): FakeClock {
  let current = parse(instant)
  return {
    now: () => new Date(current),
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError(`a clock does not go back: ${ms} ms`)
      current += ms
    },
    set(next) {
      current = parse(next)
    },
  }
}

function parse(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

/** What one case measured. `ratio` is figure over floor, both of the same run on the same machine. */
export interface Figure {
  readonly case: string
  readonly figure: number
  readonly unit: string
  /** What the bare parts gave; null where the goal is absolute. */
  readonly floor: number | null
  readonly ratio: number | null
  /** In words: `>= 0.8`. */
  readonly goal: string
  readonly met: boolean
  /** What else was seen: latency, sizes, shares of errors. */
  readonly note?: string
}

/** A figure that should be at least `atLeast` times its floor (rates). */
export function rate(name: string, figure: number, floor: number, atLeast: number, note?: string): Figure {
  const ratio = round(figure / floor)
  return {
    case: name,
    figure: round(figure),
    unit: '1/s',
    floor: round(floor),
    ratio,
    goal: `>= ${atLeast}`,
    met: ratio >= atLeast,
    ...(note && { note }),
  }
}

/** A figure that should be at most `atMost` times its floor (times, memory). */
export function cost(name: string, figure: number, unit: string, floor: number, atMost: number, note?: string): Figure {
  const ratio = round(figure / floor)
  return {
    case: name,
    figure: round(figure),
    unit,
    floor: round(floor),
    ratio,
    goal: `<= ${atMost}`,
    met: ratio <= atMost,
    ...(note && { note }),
  }
}

/** A figure with an absolute bound. */
export function bound(name: string, figure: number, unit: string, below: number, note?: string): Figure {
  return {
    case: name,
    figure: round(figure),
    unit,
    floor: null,
    ratio: null,
    goal: `< ${below}`,
    met: figure < below,
    ...(note && { note }),
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100
}

type Path = readonly (string | number)[]

/** A value with the way to it, as a chain: a list at each value would make a deep input cost its depth squared. */
interface Place {
  readonly value: unknown
  readonly key: string | number
  readonly parent: Place | undefined
}

/** Deeper than any input of ours; the rest of a hostile one's path says nothing. */
const MAX_STEPS = 20

/**
 * Where a JSON value holds a text, or a field's name, that Postgres cannot keep: with a NUL, or with half of a surrogate
 * pair. Undefined when it holds none. Takes any depth.
 */
export function unstorableText(json: unknown): Path | undefined {
  const waiting: Place[] = [{ value: json, key: '', parent: undefined }]
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { value } = place
    if (typeof value === 'string' && !isStorable(value)) return pathTo(place)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      // The name itself is what the answer could not carry.
      if (!isStorable(key)) return pathTo(place)
      waiting.push({ value: inner, key: Array.isArray(value) ? Number(key) : key, parent: place })
    }
  }
  return undefined
}

function pathTo(place: Place): Path {
  const path: (string | number)[] = []
  for (let at = place; at.parent; at = at.parent) path.push(at.key)
  return path.reverse().slice(0, MAX_STEPS)
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

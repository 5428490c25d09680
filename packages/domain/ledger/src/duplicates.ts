/**
 * Tells of each row of a file, in order, whether an earlier one has the same key: `firstOf(row, key)` answers the number
 * of that earlier row, else null. A null key is no duplicate of anything.
 */
export function duplicateFinder(): { firstOf(row: number, key: string | null): number | null } {
  const first = new Map<string, number>()
  return {
    firstOf(row, key) {
      if (key === null) return null
      const earlier = first.get(key)
      if (earlier !== undefined) return earlier
      first.set(key, row)
      return null
    },
  }
}

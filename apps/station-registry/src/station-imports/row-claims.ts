import { error, type Remark } from '@zhanwang/domain-ledger/remark'
import type { StationCode, StationKind } from '@zhanwang/domain-station-registry/station'
import type { ScopePath } from '@zhanwang/kernel/scope'

/** What the rows of one file have claimed so far: a faulty row is told of its double and claims nothing. */
export interface Claims {
  /** A row that names a recorded station. */
  existing(row: number, code: StationCode, faulty: boolean): readonly Remark[]
  /** A row that founds a station. */
  fresh(row: number, of: { kind: StationKind; name: string; scopePath: ScopePath }, faulty: boolean): readonly Remark[]
  /** Whether an earlier row founds the station of a place. */
  hasHost(place: ScopePath): boolean
  takeSerial(stem: string): void
  /** The last serials with those claimed added; with `written` they are in the database already. */
  serialsAfter(last: Map<string, number>, written: boolean): Map<string, number>
}

/** Nothing claimed yet. */
export function rowClaims(): Claims {
  const firstRows = new Map<string, number>()
  const hosts = new Set<ScopePath>()
  const serials = new Map<string, number>()
  const firstOf = (row: number, key: string, faulty: boolean): number | null => {
    const first = firstRows.get(key)
    if (first === undefined && !faulty) firstRows.set(key, row)
    return first ?? null
  }

  return {
    existing(row, code, faulty) {
      const first = firstOf(row, code, faulty)
      return first === null ? [] : [double(first, `即 ${code}`, code)]
    },
    fresh(row, { kind, name, scopePath }, faulty) {
      const byName = firstOf(row, `${scopePath} ${name}`, faulty)
      if (byName !== null) return [double(byName, '同一地方的同名站点', 'the same place and name')]
      if (kind !== 'station') return []
      const byHost = firstOf(row, `station ${scopePath}`, faulty)
      if (byHost !== null) return [double(byHost, '同一乡镇(街道)的社工站', 'the station of the same township')]
      if (!faulty) hosts.add(scopePath)
      return []
    },
    hasHost: (place) => hosts.has(place),
    takeSerial(stem) {
      serials.set(stem, (serials.get(stem) ?? 0) + 1)
    },
    serialsAfter(last, written) {
      if (written) return last
      return new Map(
        [...new Set([...last.keys(), ...serials.keys()])].map((stem) => [
          stem,
          (last.get(stem) ?? 0) + (serials.get(stem) ?? 0),
        ]),
      )
    },
  }
}

function double(row: number, zh: string, en: string): Remark {
  return error('name', `与第 ${row} 行重复:${zh}`, `The same as row ${row}: ${en}`)
}

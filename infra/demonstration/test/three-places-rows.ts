import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { officialDivisions } from '../src/official-divisions.ts'
import { correctThreePlaces, type SourcedRow, THREE_PLACES } from '../src/three-places.ts'

/** The rows that the demonstration loads. */
export async function threePlaces(): Promise<SourcedRow[]> {
  return Array.fromAsync(correctThreePlaces(officialDivisions({ under: THREE_PLACES })))
}

/** One of them. */
export function rowOf(rows: readonly SourcedRow[], code: string): DivisionRow {
  const found = rows.find(({ row }) => row.code === code)
  if (!found) throw new Error(`no row ${code}`)
  return found.row
}

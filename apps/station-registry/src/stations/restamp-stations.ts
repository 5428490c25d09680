import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { record } from './change-station.ts'
import { restamp } from './station-store.ts'

/**
 * Carries a reorganisation of divisions over to the stations that stand there, audits it of each and tells its new
 * state. It is part of the command that changed the divisions. Returns how many stations changed.
 */
export async function restampStations(
  tx: Transaction<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const stations = await restamp(tx.db, places)
  for (const { before, after } of stations) {
    const { scopePath, divisionName } = after
    record(tx, after, { before, after: { scopePath, divisionName } })
  }
  return stations.length
}

import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { tell } from './change-station.ts'
import { restamp } from './station-store.ts'

/**
 * Carries a reorganisation of divisions over to the stations that stand there and tells their new state. It is part of
 * the command that changed the divisions, which audits it. Returns how many stations changed.
 */
export async function restampStations(
  tx: Transaction<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const stations = await restamp(tx.db, places)
  for (const station of stations) tell(tx, station)
  return stations.length
}

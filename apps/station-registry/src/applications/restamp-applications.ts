import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { restampApplicationRows } from './application-store.ts'

/** Applications go with their division when another authority governs it; their approvals tell of it. */
export async function restampApplications(
  tx: Transaction<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  return places.length === 0 ? 0 : restampApplicationRows(tx.db, places)
}

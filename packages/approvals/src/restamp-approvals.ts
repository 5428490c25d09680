import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { sql } from 'kysely'
import { type ApprovalRow, approvalOf } from './approval-row.ts'
import { updateFile } from './approval-store.ts'
import type { ApprovalTables } from './approval-tables.ts'
import { tellApproval } from './tell-approval.ts'

/**
 * Carries a reorganisation of divisions over to the files of these divisions, finished ones too: who governs the place now
 * sees and decides them. Their open to-dos follow by `restampTodos`. Returns how many changed.
 */
export async function restampApprovals<S extends ApprovalTables>(
  tx: Transaction<S>,
  context: string,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name?: string }[],
): Promise<number> {
  if (places.length === 0) return 0
  const byCode = new Map(places.map((place) => [place.code, place]))
  const { rows } = await sql<ApprovalRow>`
    SELECT * FROM approval WHERE division_code = ANY (${[...byCode.keys()]}) ORDER BY id FOR UPDATE`.execute(tx.db)
  let changed = 0
  for (const row of rows) {
    const now = row.division_code === null ? undefined : byCode.get(row.division_code)
    const divisionName = now?.name ?? row.division_name
    if (!now || (now.path === row.scope_path && divisionName === row.division_name)) continue
    const file = { ...approvalOf(row, []), scopePath: now.path, divisionName, version: row.version + 1 }
    await updateFile(tx, file)
    tellApproval(tx, context, file, { outcome: 'restamp', before: row.scope_path })
    changed += 1
  }
  return changed
}

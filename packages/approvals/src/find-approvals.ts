import type { ApprovalSummary } from '@zhanwang/domain-approval/approval'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import { type QueryExecutorProvider, sql } from 'kysely'
import { type ApprovalRow, summaryOf } from './approval-row.ts'

/** How files stand, for the lists of what they are about; whoever may see the subject may see that of it. */
export async function findApprovals(
  db: QueryExecutorProvider,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, ApprovalSummary>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ApprovalRow>`SELECT * FROM approval WHERE id = ANY (${[...ids]})`.execute(db)
  return new Map(rows.map((row) => [row.id, summaryOf(row)]))
}

/** How one stands. Throws `not-found` for an id that no file has. */
export async function getApproval(db: QueryExecutorProvider, id: Uuid): Promise<ApprovalSummary> {
  const found = (await findApprovals(db, [id])).get(id)
  if (!found) throw new DomainError('not-found')
  return found
}

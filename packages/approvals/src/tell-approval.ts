import { approvalChanged } from '@zhanwang/domain-approval/events'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { StoredApproval } from './approval-row.ts'

/** Audits a change of a file and tells its new state. What is decided on stays in the file: the audit has its digest. */
export function tellApproval<S>(tx: Transaction<S>, context: string, file: StoredApproval, detail: JsonObject): void {
  const { id, subject, division, scopePath, status, round, step, dueOn, escalated, version } = file
  tx.audit({ subjectType: 'approval', subjectId: id, scopePath, division, detail: { status, round, step, ...detail } })
  tx.emit(approvalChanged(context), {
    aggregateId: id,
    aggregateVersion: version,
    state: { id, subject, division, scopePath, status, round, step, dueOn, escalated, version },
  })
}

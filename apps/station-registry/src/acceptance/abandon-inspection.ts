import { lockOwnFile } from '@zhanwang/approvals/approval-store'
import { abandonInspection } from '@zhanwang/domain-station-registry/inspection-steps'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeInspection } from './change-inspection.ts'

/** Ends a file without a result. A station that is being rectified stays so: only a passed re-inspection brings it back. */
export function handleAbandon(database: Database<RegistryTables>): RegistryHandler<'acceptance', 'abandon'> {
  return ({ reason, ...named }, call) =>
    changeInspection(database, call, named, async ({ file }, tx) => {
      // Returned for revision, it still waits for whoever submitted it.
      if (file.approval && (await lockOwnFile(tx.db, file.approval)).status === 'returned') {
        throw new DomainError('rule-broken', { reason: 'inspection-in-approval' })
      }
      return abandonInspection(file, reason, call.today)
    })
}

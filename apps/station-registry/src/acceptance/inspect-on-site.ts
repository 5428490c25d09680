import type { InspectionFile } from '@zhanwang/domain-station-registry/inspection-reading'
import { inspectOnSite } from '@zhanwang/domain-station-registry/inspection-steps'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { holidaysOf } from '../rules/local-holidays.ts'
import { hadPremises } from '../stations/had-premises.ts'
import { putUnderApproval } from './acceptance-approval.ts'
import { changeInspection } from './change-inspection.ts'
import type { StoredInspection } from './inspection-columns.ts'
import { takenBy } from './taken-by.ts'

/**
 * Records the county's check of this round: with everything required met it goes under approval in the same transaction,
 * else what is not met has to be mended, in working days of the place.
 */
export function handleInspect(database: Database<RegistryTables>): RegistryHandler<'acceptance', 'inspect'> {
  return ({ items: found, effectiveOn, on, ...named }, call) =>
    changeInspection(database, call, named, async (before, tx) => {
      const holidays = await holidaysOf(tx.db, before.place.scopePath, on)
      const file = inspectOnSite(before.file, { found, effectiveOn, holidays }, takenBy(call, on))
      if (file.status !== 'approval') return file
      await checkPremises(tx, before, file)
      const after = { ...before, file }
      return { ...file, approval: await putUnderApproval(tx, call, after, holidays) }
    })
}

/** Said to the inspector, who can still have them recorded, and not only to whoever approves. Throws `rule-broken`. */
async function checkPremises(
  tx: Transaction<RegistryTables>,
  { stationId }: StoredInspection,
  { purpose, effectiveOn, inspectedOn }: InspectionFile,
): Promise<void> {
  const from = effectiveOn ?? inspectedOn
  if (purpose === 'acceptance' && from !== null && !(await hadPremises(tx.db, stationId, from))) {
    throw new DomainError('rule-broken', { reason: 'premises-missing' })
  }
}

import { resubmitApproval } from '@zhanwang/approvals/open-approval'
import { checkMendable, foundingOf } from '@zhanwang/domain-station-registry/application'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { holidaysOf } from '../rules/local-holidays.ts'
import { checkFoundingAhead } from '../stations/found-station.ts'
import {
  type ApplicationRow,
  contentOf,
  lockApplication,
  mapApplicationConstraint,
  updateApplication,
} from './application-store.ts'
import { recordApplication, snapshotOf } from './record-application.ts'

/** Mends a returned application, by its applicant or a colleague, and sends it through its approval again. */
export function handleResubmit(database: Database<RegistryTables>): RegistryHandler<'applications', 'resubmit'> {
  return async ({ id, version, ...details }, call) => {
    const work = async (tx: Transaction<RegistryTables>) => {
      const { actor, now, today } = call
      const before = await lockApplication(tx.db, id, call.scopes)
      if (before.version !== version) throw new DomainError('stale')
      checkMendable(before.status)
      const written = { ...contentOf(before), ...details }
      const checked = await checkFoundingAhead(tx, foundingOf(written, today), call.scopes, today)
      const content = { ...written, name: checked.name, parent: checked.parent?.code ?? null }
      const after: ApplicationRow = {
        ...before,
        name: content.name,
        content,
        status: 'pending',
        applied_by_id: actor.id,
        applied_by: actor.name,
        applied_at: now,
        version: before.version + 1,
      }
      await resubmitApproval(tx, call, {
        context: stationRegistry.context,
        id: before.approval_id,
        snapshot: snapshotOf(content, checked),
        title: content.name,
        holidays: await holidaysOf(tx.db, before.scope_path, today),
      })
      updateApplication(tx, after)
      recordApplication(tx, after, { before: contentOf(before), after: content })
      return { id, approval: before.approval_id, version: after.version }
    }
    return database.command(call, work).catch((error: unknown) => {
      throw mapApplicationConstraint(error)
    })
  }
}

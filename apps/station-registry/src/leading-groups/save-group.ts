import { leadingGroupChanged } from '@zhanwang/domain-station-registry/events'
import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { checkStanding } from '@zhanwang/domain-station-registry/leading-group-life'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { changeFacts } from '../changed-fields.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { lockGroup, ruleOf, updateGroup } from './group-store.ts'

/**
 * Carries out one change of a leading group: locks it, lets `decide` apply the rules and write what belongs to the change
 * alone, and saves. Throws `not-found` outside the caller's scope, `stale` when somebody was faster, `rule-broken` for one
 * that is dissolved.
 */
export async function changeGroup(
  db: Database<RegistryTables>,
  call: CommandCall,
  { id, version, reason }: { readonly id: Uuid; readonly version: number; readonly reason: string },
  decide: (
    group: LeadingGroup,
    tx: Transaction<RegistryTables>,
  ) => Partial<LeadingGroup> | Promise<Partial<LeadingGroup>>,
): Promise<{ id: Uuid; version: number }> {
  const work = db.command(call, async (tx) => {
    const before = await lockGroup(tx.db, id, call.scopes)
    if (before.version !== version) throw new DomainError('stale')
    checkStanding(before)
    const after: LeadingGroup = { ...before, ...(await decide(before, tx)), version: version + 1 }
    saveGroup(tx, before, after, reason)
    return { id, version: after.version }
  })
  return work.catch((error: unknown) => {
    throw ruleOf(error)
  })
}

/** Writes what changed of a locked group, audits it and tells its new state. */
export function saveGroup(
  tx: Transaction<RegistryTables>,
  before: LeadingGroup,
  after: LeadingGroup,
  reason?: string,
): void {
  updateGroup(tx, after)
  recordGroup(tx, after, {
    ...changeFacts(before, after),
    ...(reason && { reason }),
  })
}

/** Audits a change of a leading group and tells its new state. */
export function recordGroup(tx: Transaction<RegistryTables>, group: LeadingGroup, detail: JsonObject): void {
  const { id, scopePath, division, version } = group
  tx.audit({ subjectType: 'leading-group', subjectId: id, scopePath, division, detail })
  tx.emit(leadingGroupChanged, { aggregateId: id, aggregateVersion: version, state: group })
}

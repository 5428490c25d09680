import { organizationChanged } from '@zhanwang/domain-station-registry/events'
import type { Organization, OrganizationStepName } from '@zhanwang/domain-station-registry/organization'
import { checkActive } from '@zhanwang/domain-station-registry/organization-life'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { changedFields, changeFacts } from '../changed-fields.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { insertStep, lockOrganization, ruleOf, updateOrganization } from './organization-store.ts'

/** A step as it is told: what it is, from which day on, and why. */
export interface TakenStep {
  readonly step: OrganizationStepName
  readonly on: BusinessDate
  readonly text: string
}

/** What a decision changes of an organization. */
export interface OrganizationChange extends TakenStep {
  readonly changes: Partial<Organization>
}

/**
 * Carries out one step of an organization: locks it, lets `decide` apply the rules and write what belongs to the step
 * alone, and saves. `check` says which organizations take the step at all: unless told otherwise, those that are not
 * dissolved. Throws `not-found` where its record is kept outside the caller's scope, `stale` when somebody was faster,
 * `rule-broken` as `check` and `decide` do.
 */
export async function changeOrganization(
  db: Database<RegistryTables>,
  call: CommandCall,
  { id, version }: { readonly id: Uuid; readonly version: number },
  decide: (
    organization: Organization,
    tx: Transaction<RegistryTables>,
  ) => OrganizationChange | Promise<OrganizationChange>,
  check: (organization: Organization) => void = checkActive,
): Promise<{ id: Uuid; version: number }> {
  const work = db.command(call, async (tx) => {
    const before = await lockOrganization(tx.db, id, call.scopes)
    if (!before) throw new DomainError('not-found')
    if (before.version !== version) throw new DomainError('stale')
    check(before)
    const { changes, ...step } = await decide(before, tx)
    const after: Organization = { ...before, ...changes, version: version + 1 }
    updateOrganization(tx, after)
    saveStep(tx, call, before, after, step)
    return { id, version: after.version }
  })
  return work.catch((error: unknown) => {
    throw ruleOf(error)
  })
}

/**
 * Keeps a step of an organization that is written, audits it and tells its new state. One that moves is audited where it
 * was as well: who kept it finds where it went.
 */
export function saveStep(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  before: Organization | null,
  after: Organization,
  step: TakenStep,
): void {
  // The path follows from the division, and nobody reads it.
  const changed = before ? changedFields(before, after).filter(([field]) => field !== 'scopePath') : []
  insertStep(tx, call, after, {
    ...step,
    changes: changed.map(([field, old, now]) => ({ field, before: shown(old), after: shown(now) })),
  })
  const detail = {
    step: step.step,
    ...(before ? changeFacts(before, after) : { before: null, after: { ...after } }),
    ...(step.text && { reason: step.text }),
  }
  if (before && before.division !== after.division) auditOrganization(tx, before, detail)
  recordOrganization(tx, after, detail)
}

/** Audits a change of an organization and tells its new state. */
export function recordOrganization(
  tx: Transaction<RegistryTables>,
  organization: Organization,
  detail: JsonObject,
): void {
  auditOrganization(tx, organization, detail)
  const { id, version } = organization
  tx.emit(organizationChanged, { aggregateId: id, aggregateVersion: version, state: organization })
}

function auditOrganization(
  tx: Transaction<RegistryTables>,
  { id, code, scopePath, division }: Organization,
  detail: JsonObject,
): void {
  tx.audit({ subjectType: 'organization', subjectId: code, scopePath, division, detail: { ...detail, id } })
}

function shown(value: JsonObject[string]): string {
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}

import {
  checkDissolving,
  checkKindOfGraded,
  checkRestoring,
  organizationDetails,
} from '@zhanwang/domain-station-registry/organization-life'
import { canonicalJson } from '@zhanwang/kernel/digest'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { checkCodeFree } from './organization-store.ts'
import { changeOrganization } from './save-organization.ts'

/** Writes anew what is recorded of an organization, its code included, which may have been mistyped. */
export function handleChange(db: Database<RegistryTables>): RegistryHandler<'organizations', 'change'> {
  return ({ id, version, reason, ...written }, call) =>
    changeOrganization(db, call, { id, version }, async (before, tx) => {
      const changes = organizationDetails(written, call.today)
      checkKindOfGraded(changes, before.grade)
      if (canonicalJson({ ...before, ...changes }) === canonicalJson(before))
        throw new DomainError('rule-broken', { reason: 'organization-unchanged' })
      if (changes.code !== before.code) await checkCodeFree(tx.db, changes.code, id)
      return { step: 'change', on: call.today, text: reason, changes }
    })
}

/** Records that an organization was dissolved (注销): what it was stays. */
export function handleDissolve(db: Database<RegistryTables>): RegistryHandler<'organizations', 'dissolve'> {
  return ({ id, version, on, reason }, call) =>
    changeOrganization(db, call, { id, version }, (before) => {
      checkDissolving(before, on, call.today)
      return { step: 'dissolve', on, text: reason, changes: { dissolvedOn: on } }
    })
}

/** Takes back a dissolution that was recorded by mistake: the organization is as it was before. */
export function handleRestore(db: Database<RegistryTables>): RegistryHandler<'organizations', 'restore'> {
  return ({ id, version, reason }, call) =>
    changeOrganization(
      db,
      call,
      { id, version },
      () => ({ step: 'restore', on: call.today, text: reason, changes: { dissolvedOn: null } }),
      checkRestoring,
    )
}

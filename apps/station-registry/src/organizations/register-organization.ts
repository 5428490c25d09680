import type { Organization } from '@zhanwang/domain-station-registry/organization'
import { organizationDetails } from '@zhanwang/domain-station-registry/organization-life'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import { heldPlace } from '../held-place.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { checkCodeFree, insertOrganization, ruleOf } from './organization-store.ts'
import { saveStep } from './save-organization.ts'

/** Registers an organization, whose record a division of the caller's scope keeps from now on. */
export function handleRegister(db: Database<RegistryTables>): RegistryHandler<'organizations', 'register'> {
  return ({ division, provenance, ...written }, call) => {
    const work = db.command(call, async (tx) => {
      const { level: _, ...place } = await heldPlace(tx.db, division, call)
      const details = organizationDetails(written, call.today)
      await checkCodeFree(tx.db, details.code, null)
      const organization: Organization = {
        id: newId(),
        ...details,
        ...place,
        ...{ grade: null, listings: [], dissolvedOn: null },
        provenance,
        version: 1,
      }
      insertOrganization(tx, organization)
      saveStep(tx, call, null, organization, { step: 'register', on: call.today, text: '' })
      return { id: organization.id, code: organization.code, version: 1 }
    })
    return work.catch((error: unknown) => {
      throw ruleOf(error)
    })
  }
}

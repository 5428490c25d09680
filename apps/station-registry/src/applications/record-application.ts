import type { ApplicationContent } from '@zhanwang/domain-station-registry/application'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import type { CheckedFounding } from '../stations/found-station.ts'
import type { ApplicationRow } from './application-store.ts'

/** What is decided on: the content, with the names that its codes had then. */
export function snapshotOf(
  content: ApplicationContent,
  { place, parent }: Pick<CheckedFounding, 'place' | 'parent'>,
): JsonObject {
  return { ...content, divisionName: place.divisionName, parentName: parent?.name ?? null }
}

/** Audits a change of an application; its approval tells the rest. */
export function recordApplication(
  tx: Transaction<RegistryTables>,
  { id, scope_path: scopePath, division_code: division }: ApplicationRow,
  detail: JsonObject,
): void {
  tx.audit({ subjectType: 'application', subjectId: id, scopePath, division, detail })
}

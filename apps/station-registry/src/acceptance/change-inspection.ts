import { inspectionChanged } from '@zhanwang/domain-station-registry/events'
import type { InspectionFile } from '@zhanwang/domain-station-registry/inspection-reading'
import type { CommandCall } from '@zhanwang/kernel/call'
import { canonicalJson } from '@zhanwang/kernel/digest'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { waitFor } from './acceptance-todos.ts'
import { type StoredInspection, stateOf } from './inspection-columns.ts'
import { lockInspection, updateInspection } from './inspection-store.ts'
import { leadStation } from './lead-station.ts'

/** What a decision makes of a file. */
export type Decide = (
  before: StoredInspection,
  tx: Transaction<RegistryTables>,
) => InspectionFile | Promise<InspectionFile>

/**
 * Carries out a step of one file: locks it, lets `decide` apply the rules, saves what it has become, and with it what that
 * means to its station and whom it waits for. Throws `not-found` outside the caller's scope, `stale` when somebody took
 * a step since `version`.
 */
export async function changeInspection(
  database: Database<RegistryTables>,
  call: CommandCall,
  { id, version }: { readonly id: Uuid; readonly version: number },
  decide: Decide,
) {
  return database.command(call, async (tx) => {
    const before = await lockInspection(tx.db, id, call.scopes)
    if (before.version !== version) throw new DomainError('stale')
    return saveStep(tx, call, before, await decide(before, tx))
  })
}

/** Saves a step of a locked file, audits what changed and tells its new state. */
export async function saveStep(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  before: StoredInspection,
  file: InspectionFile,
) {
  const after = { ...before, file, version: before.version + 1, revision: before.revision + 1 }
  updateInspection(tx, after)
  if (file.status !== before.file.status) await leadStation(tx, call, after)
  await waitFor(tx, call, before.file, after)
  tellInspection(tx, after, changesOf(before.file, file))
  return { id: after.id, status: file.status, version: after.version }
}

/** Audits a change of a file and tells its new state. */
export function tellInspection(tx: Transaction<RegistryTables>, stored: StoredInspection, detail: JsonObject): void {
  const { id, revision, place } = stored
  tx.audit({
    subjectType: 'inspection',
    subjectId: id,
    scopePath: place.scopePath,
    division: place.division,
    detail: { station: place.station, ...detail },
  })
  tx.emit(inspectionChanged, { aggregateId: id, aggregateVersion: revision, state: stateOf(stored) })
}

/** What a step changed: of the items only those that it judged, as they are now. */
function changesOf(before: InspectionFile, after: InspectionFile): JsonObject {
  const { items: oldItems, ...old }: JsonObject & { items: unknown } = { ...before }
  const { items, ...now } = { ...after }
  const changed = Object.entries<JsonObject[string]>(now).filter(
    ([name, value]) => canonicalJson(old[name] ?? null) !== canonicalJson(value ?? null),
  )
  const judged = items.filter((item, index) => canonicalJson(item) !== canonicalJson(before.items[index]))
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, old[name] ?? null])),
    after: Object.fromEntries(changed),
    ...(judged.length > 0 && { items: judged.map(({ key, selfCheck, findings }) => ({ key, selfCheck, findings })) }),
  }
}

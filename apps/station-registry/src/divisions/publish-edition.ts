import { DIVISION_KINDS, type Division } from '@zhanwang/domain-station-registry/division'
import { codesWritten, type EditionPlan, editionRow, planEdition } from '@zhanwang/domain-station-registry/edition'
import { divisionChanged } from '@zhanwang/domain-station-registry/events'
import type { Database } from '@zhanwang/persistence/database'
import { lockDivisions } from '@zhanwang/persistence/division-lock'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { commonPath } from './common-path.ts'
import { loadChildren, loadNamed, lockTree, type StoredDivision } from './edition-store.ts'
import type { Place } from './place.ts'
import { writeEdition } from './write-edition.ts'

/** Carries new paths and names of divisions over to what stands in them. Returns how many rows changed. */
export type Restamp = (tx: Transaction<RegistryTables>, places: readonly Place[]) => Promise<number>

/** Everything that lies in divisions, by the name that the audit counts it under. */
export type Restamps = Readonly<Record<string, Restamp>>

/**
 * Loads rows of an edition: all or none. The same rows again change nothing. Where a division's parent, end or name
 * changes, the paths of all that follows it, divisions and what stands there, are stamped anew in the same transaction.
 */
export function handlePublishEdition(
  database: Database<RegistryTables>,
  restamps: Restamps,
): RegistryHandler<'divisions', 'publishEdition'> {
  return (input, call) =>
    database.command(call, async (tx) => {
      await lockTree(tx.db)
      const rows = input.rows.map(editionRow)
      const known = await loadNamed(tx.db, rows)
      const children = await loadChildren(tx.db, codesWritten(rows, known))
      const plan = planEdition(rows, [...known, ...children], call.scopes)

      await lockDivisions(tx.db)
      const { updated, followers, restamped, places } = await writeEdition(tx.db, plan, input.source, call.scopes)
      auditMoved(tx, followers, restamped)
      const counted = await restampAll(tx, places, restamps)

      emitChanges(tx, input.source, plan, [...updated, ...restamped])
      const counts = { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged }
      tx.audit({
        subjectType: 'division-edition',
        subjectId: input.source,
        scopePath: commonPath([...plan.created, ...plan.changed].map((change) => change.scopePath)),
        division: null,
        detail: {
          ...counts,
          restamped: { divisions: restamped.length, ...counted },
          codes: [...plan.created, ...plan.changed].map((change) => change.code),
          before: plan.changed.map((change) => known.find((old) => sameVersion(old, change))).map(detailOf),
        },
      })
      return counts
    })
}

async function restampAll(
  tx: Transaction<RegistryTables>,
  places: readonly Place[],
  restamps: Restamps,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  if (places.length === 0) return counts
  for (const [name, restamp] of Object.entries(restamps)) counts[name] = await restamp(tx, places)
  return counts
}

/** One entry for each code that lies elsewhere now, whichever of its versions. */
function auditMoved(
  tx: Transaction<RegistryTables>,
  followers: readonly Division[],
  restamped: readonly StoredDivision[],
): void {
  const after = new Map(restamped.map(({ division }) => [division.code, division.scopePath]))
  const moved = followers.filter(({ code, scopePath }) => scopePath !== after.get(code))
  const before = new Map(moved.map(({ code, scopePath }) => [code, scopePath]))
  for (const [code, scopePath] of after) {
    const detail = { before: { scopePath: before.get(code) ?? null }, after: { scopePath } }
    tx.audit({ subjectType: 'division', subjectId: code, scopePath, division: code, detail })
  }
}

/** One event for each version, with its last state: a version may have been both changed and stamped anew. */
function emitChanges(
  tx: Transaction<RegistryTables>,
  source: string,
  plan: EditionPlan,
  written: readonly StoredDivision[],
): void {
  const created = plan.created.map((change) => ({ division: createdDivision(change, source), version: 1 }))
  const latest = new Map([...created, ...written].map((row) => [aggregateId(row.division), row]))
  for (const [id, { division, version }] of latest) {
    tx.emit(divisionChanged, { aggregateId: id, aggregateVersion: version, state: division })
  }
}

function createdDivision(change: EditionPlan['created'][number], source: string): Division {
  return { ...change, level: DIVISION_KINDS[change.kind].level, successors: [...change.successors], source }
}

function aggregateId({ code, validFrom }: Division): string {
  return `${code}@${validFrom}`
}

function sameVersion(a: { code: string; validFrom: string }, b: { code: string; validFrom: string }): boolean {
  return a.code === b.code && a.validFrom === b.validFrom
}

function detailOf(division: Division | undefined): JsonObject | null {
  return division ? { ...division } : null
}

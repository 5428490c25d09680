import { DIVISION_KINDS, type Division } from '@zhanwang/domain-station-registry/division'
import { administrativePaths } from '@zhanwang/domain-station-registry/division-tree'
import {
  checkFollowers,
  codesWritten,
  type EditionPlan,
  editionRow,
  planEdition,
} from '@zhanwang/domain-station-registry/edition'
import { divisionChanged } from '@zhanwang/domain-station-registry/events'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { covers, EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import {
  insertDivisions,
  listFollowers,
  loadChildren,
  loadNamed,
  loadPaths,
  loadVersions,
  lockTree,
  restampDivisions,
  type StoredDivision,
  updateDivisions,
} from './edition-store.ts'

/** Where a division lies and what it is called, for what stands there. */
export interface Place {
  readonly code: DivisionCode
  readonly path: ScopePath
  readonly name: string
  /** Its last day, where it has ended. */
  readonly until: BusinessDate | null
}

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

      const updated = await updateDivisions(tx.db, plan.changed, input.source)
      await insertDivisions(tx.db, plan.created, input.source)
      const codes = [...plan.created, ...plan.changed].map((change) => change.code)
      const followers =
        codes.length > 0 ? await restamp(tx, codes, call.scopes, restamps) : { divisions: [], counts: {} }

      emitChanges(tx, input.source, plan, [...updated, ...followers.divisions])
      const counts = { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged }
      tx.audit({
        subjectType: 'division-edition',
        subjectId: input.source,
        scopePath: commonPath([...plan.created, ...plan.changed].map((change) => change.scopePath)),
        division: null,
        detail: {
          ...counts,
          restamped: { divisions: followers.divisions.length, ...followers.counts },
          codes: codes,
          before: plan.changed.map((change) => known.find((old) => sameVersion(old, change))).map(detailOf),
        },
      })
      return counts
    })
}

async function restamp(
  tx: Transaction<RegistryTables>,
  codes: DivisionCode[],
  scopes: readonly ScopePath[],
  restamps: Restamps,
) {
  const followers = await loadVersions(tx.db, await listFollowers(tx.db, codes))
  const above = followers.flatMap(({ parent, successors }) => [...(parent ? [parent] : []), ...successors])
  const stored = await loadPaths(tx.db, above)
  const paths = administrativePaths(followers, (code) => stored.get(code))
  checkFollowers(followers, paths, scopes)
  const divisions = await restampDivisions(tx.db, paths)
  auditMoved(tx, followers, divisions)
  const places = newestOf(followers).flatMap(({ code, name, validTo: until }) => {
    const path = paths.get(code)
    return path ? [{ code, path, name, until }] : []
  })
  const counts: Record<string, number> = {}
  for (const [name, restamp] of Object.entries(restamps)) counts[name] = await restamp(tx, places)
  return { divisions, counts }
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

function newestOf(versions: readonly Division[]): Division[] {
  const inOrder = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return [...new Map(inOrder.map((version) => [version.code, version])).values()]
}

function detailOf(division: Division | undefined): JsonObject | null {
  return division ? { ...division } : null
}

/** The lowest path that covers all of them: whoever governs all may read the audit entry. */
function commonPath(paths: readonly ScopePath[]): ScopePath {
  let common = paths[0] ?? EVERYWHERE
  while (!paths.every((path) => covers(common, path))) common = ScopePath.parse(common.replace(/[^/]+\/$/, ''))
  return common
}

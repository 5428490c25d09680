import { administrativePaths } from '@zhanwang/domain-station-registry/division-tree'
import { checkFollowers, type EditionPlan } from '@zhanwang/domain-station-registry/edition'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import {
  insertDivisions,
  listFollowers,
  loadPaths,
  loadVersions,
  restampDivisions,
  type StoredDivision,
  updateDivisions,
} from './edition-store.ts'
import { type Place, placesOf } from './place.ts'

/** What writing an edition's divisions did to the tree. */
export interface WrittenEdition {
  readonly updated: readonly StoredDivision[]
  /** All that follow the written ones, as they lay before. */
  readonly followers: Awaited<ReturnType<typeof loadVersions>>
  readonly restamped: readonly StoredDivision[]
  /** Where each follower lies now. */
  readonly places: readonly Place[]
}

/**
 * Writes an edition's rows and the paths of all that follows them, divisions only: the part that publishing and its preview
 * have in common. Throws `rule-broken` where something would move that the caller does not govern.
 */
export async function writeEdition(
  db: Kysely<RegistryTables>,
  plan: EditionPlan,
  source: string,
  scopes: readonly ScopePath[],
): Promise<WrittenEdition> {
  const updated = await updateDivisions(db, plan.changed, source)
  await insertDivisions(db, plan.created, source)
  const codes = [...plan.created, ...plan.changed].map(({ code }): DivisionCode => code)
  if (codes.length === 0) return { updated, followers: [], restamped: [], places: [] }
  const followers = await loadVersions(db, await listFollowers(db, codes))
  const above = followers.flatMap(({ parent, successors }) => [...(parent ? [parent] : []), ...successors])
  const stored = await loadPaths(db, above)
  const paths = administrativePaths(followers, (code) => stored.get(code))
  checkFollowers(followers, paths, scopes)
  const restamped = await restampDivisions(db, paths)
  return { updated, followers, restamped, places: placesOf(followers, paths) }
}

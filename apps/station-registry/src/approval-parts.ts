import type { ApprovalParts } from '@zhanwang/approvals/approval-handlers'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { lastCode, type ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { findPath, placeNames } from './division-reads.ts'
import type { RegistryTables } from './registry-tables.ts'

/** What approvals know of this context: its database and its divisions. */
export function approvalParts(db: Database<RegistryTables>): ApprovalParts<RegistryTables> {
  const { context } = stationRegistry
  return { db, context, places: { pathOf: (code) => findPath(db.read, code), namesOf } }

  async function namesOf(paths: readonly ScopePath[]): Promise<ReadonlyMap<string, string>> {
    const named = await placeNames(db.read, paths)
    return new Map(
      paths.flatMap((path) => {
        const name = lastCode(path) && Object.values(named.get(path) ?? {}).at(-1)
        return name ? [[path, name] as const] : []
      }),
    )
  }
}

import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { InspectionSummary } from '@zhanwang/domain-station-registry/inspection'
import type { Call } from '@zhanwang/kernel/call'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { scopesWithin } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { summaryOf } from './inspection-columns.ts'
import { type InspectionFilter, inspectionListQuery } from './inspection-list-store.ts'

const Cursor = z.tuple([ScopePath, Uuid])

/** Acceptances and re-inspections that the reader may see, by place, with any of the filters. */
export function handleListInspections({ read }: Database<RegistryTables>): RegistryHandler<'acceptance', 'list'> {
  return async (input, call) => {
    const rows = await inspectionListQuery(read, await filterOf(read, input, call), call.today).execute()
    return inspectionPage(rows.map(summaryOf), input.limit)
  }
}

type ListInput = z.output<StationRegistry['procedures']['acceptance']['list']['input']>

/** What a list's input asks for, within what the reader may see. Throws `not-found` for a division outside it. */
async function filterOf(
  read: Kysely<RegistryTables>,
  { division, cursor, ...filter }: ListInput,
  { scopes: allowed }: Pick<Call, 'scopes'>,
): Promise<InspectionFilter> {
  const code = division === undefined ? undefined : toDivisionCode(division)
  const scopes = code ? scopesWithin(code, await findPath(read, code), allowed) : allowed
  return { ...filter, scopes, after: cursor === undefined ? undefined : decodeCursor(cursor, Cursor) }
}

function inspectionPage(inspections: readonly InspectionSummary[], limit: number) {
  return pageOf(inspections, limit, ({ scopePath, id }) => [scopePath, id])
}

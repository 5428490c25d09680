import type {
  HostType,
  OperatingMode,
  PremisesType,
  Provenance,
  StationCode,
  StationKind,
  StationStatus,
} from '@zhanwang/domain-station-registry/station'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { beginsWith, contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { SUMMARY_COLUMNS } from './station-columns.ts'

export interface StationFilter {
  readonly scopes: readonly ScopePath[]
  readonly kind?: readonly StationKind[] | undefined
  readonly status?: readonly StationStatus[] | undefined
  readonly mode?: readonly OperatingMode[] | undefined
  readonly hostType?: readonly HostType[] | undefined
  readonly premises?: PremisesType | undefined
  readonly provenance?: Provenance | undefined
  readonly text?: string | undefined
  readonly parent?: StationCode | undefined
  readonly after?: readonly [ScopePath, StationCode] | undefined
  readonly limit: number
}

/**
 * Stations by place and code: one row more than `limit` where there are more. Scope, order and cursor are one range of
 * the index `station_scope`, so that a page costs the same for everyone and everywhere in the list.
 */
export function stationListQuery(db: Kysely<RegistryTables>, filter: StationFilter) {
  const { scopes, kind, status, mode, hostType, premises, provenance, text, parent, after, limit } = filter
  let query = db.selectFrom('station').select(SUMMARY_COLUMNS).where(inScopes('station.scope_path', scopes))
  if (kind?.length) query = query.where('kind', 'in', kind)
  if (status?.length) query = query.where('status', 'in', status)
  if (mode?.length) query = query.where('mode', 'in', mode)
  if (hostType?.length) query = query.where('host_type', 'in', hostType)
  if (premises) query = query.where('premises_type', '=', premises)
  if (provenance) query = query.where('provenance', '=', provenance)
  if (parent) query = query.where('parent_code', '=', parent)
  if (text) {
    query = query.where((eb) =>
      eb.or([eb('name', 'like', contains(text)), sql<boolean>`code LIKE ${beginsWith(text.toUpperCase())}`]),
    )
  }
  if (after) query = query.where(sql<boolean>`(station.scope_path, station.code) > (${after[0]}, ${after[1]})`)
  return query
    .orderBy('station.scope_path')
    .orderBy('station.code')
    .limit(limit + 1)
}

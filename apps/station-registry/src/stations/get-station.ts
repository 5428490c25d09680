import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { listAncestors } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { publicState } from './station-columns.ts'
import { countActiveChildren, findNames, findStation } from './station-store.ts'

/** One station with what stands above and below it. */
export function handleGet({ read }: Database<RegistryTables>): RegistryHandler<'stations', 'get'> {
  return async ({ code }, call) => {
    const station = await findStation(read, code, call.scopes)
    if (!station) throw new DomainError('not-found')
    const { parent, mergedInto } = station
    const [ancestors, names, children] = await Promise.all([
      listAncestors(read, station.scopePath),
      findNames(
        read,
        [parent, mergedInto].flatMap((above) => above ?? []),
      ),
      countActiveChildren(read, code),
    ])
    return {
      station: publicState(station),
      ancestors,
      parent: (parent && names.get(parent)) ?? null,
      mergedInto: (mergedInto && names.get(mergedInto)) ?? null,
      children,
    }
  }
}

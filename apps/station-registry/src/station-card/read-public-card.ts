import { publicCard } from '@zhanwang/domain-station-registry/public-card'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { listAncestors } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { publicState } from '../stations/station-columns.ts'
import { stationInScope } from '../stations/station-in-scope.ts'
import { nameOfStation } from '../stations/station-name.ts'

/** A station as anybody may know it, wherever it is and whatever became of it. Throws `not-found` where there never was one. */
export function handlePublicCard({ read }: Database<RegistryTables>): RegistryHandler<'stations', 'publicCard'> {
  return async ({ code }) => {
    const station = await stationInScope(read, code, [EVERYWHERE])
    const { mergedInto } = station
    const [ancestors, successor] = await Promise.all([
      listAncestors(read, station.scopePath),
      mergedInto && nameOfStation(read, mergedInto),
    ])
    return publicCard(
      publicState(station),
      [...ancestors.map(({ name }) => name), station.divisionName],
      mergedInto && successor ? { code: mergedInto, name: successor } : null,
    )
  }
}

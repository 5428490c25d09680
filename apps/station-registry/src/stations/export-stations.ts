import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type ExportedStation, STATION_EXPORT } from '@zhanwang/domain-station-registry/station-export'
import type { ListExport } from '@zhanwang/ledgers/list-export'
import type { Database } from '@zhanwang/persistence/database'
import type { z } from 'zod'
import { divisionName, placeNames } from '../division-reads.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { stationFilter, stationPage } from './list-stations.ts'
import { STATION_COLUMNS, stationOf } from './station-columns.ts'
import { stationListQuery } from './station-list-store.ts'

const procedure = stationRegistry.procedures.stations.export

/** The station ledger: the list of stations with what only a station's card shows, and the names of its places. */
export function exportStations({
  read,
}: Database<RegistryTables>): ListExport<z.output<typeof procedure.input>, ExportedStation> {
  return {
    kind: 'stations.export',
    input: procedure.input,
    title: { zh: '站点台账', en: 'Station ledger' },
    context: stationRegistry.context,
    columns: STATION_EXPORT,
    async page(input, call) {
      const query = stationListQuery(read, await stationFilter(read, input, call))
      const rows = await query.clearSelect().select(STATION_COLUMNS).execute()
      const { rows: stations, next } = stationPage(rows.map(stationOf), input.limit)
      const names = await placeNames(
        read,
        stations.map(({ scopePath }) => scopePath),
      )
      return { rows: stations.map((station) => ({ ...station, ...namesOf(station, names) })), next }
    },
    division: ({ division }) => division,
    divisionName: (code) => divisionName(read, code),
  }
}

function namesOf({ scopePath }: { scopePath: string }, names: Awaited<ReturnType<typeof placeNames>>) {
  const places = names.get(scopePath)
  return {
    prefectureName: places?.prefecture ?? null,
    countyName: places?.county ?? null,
    townshipName: places?.township ?? null,
    villageName: places?.village ?? null,
  }
}

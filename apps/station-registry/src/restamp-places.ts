import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { restampTodos } from '@zhanwang/todos/restamp-todos'
import type { RestampStations } from './divisions/publish-edition.ts'
import { restampStations } from './stations/restamp-stations.ts'

/** Carries a reorganisation of divisions over to everything that stands or waits there. Returns how many stations changed. */
export const restampPlaces: RestampStations = async (tx, places) => {
  const stations = await restampStations(tx, places)
  await restampTodos(tx, stationRegistry.context, places)
  return stations
}

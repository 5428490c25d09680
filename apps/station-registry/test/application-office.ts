import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { askerOf } from '@zhanwang/service-testkit/asker'
import { registryHandlers } from '../src/service.ts'
import { type Asker, actorOver, type TestRegistry } from './registry.ts'

export const TOWN = '420304101'
export const TOWN_PATH = '/42/4203/420304/420304101/'
export const COUNTY_PATH = '/42/4203/420304/'
export const PREFECTURE_PATH = '/42/4203/'

/** Asks as an account with every permission over exactly these places, at an instant. */
export function person(registry: TestRegistry, id: string, places: readonly string[], at: string): Asker {
  const actor = { ...actorOver(...places), id, name: `经办${id}` }
  return askerOf(stationRegistry, registryHandlers(registry.parts), actor, () => new Date(at))
}

/** What a township applies for unless a test says otherwise. */
export const AN_APPLICATION: Parameters<Asker['applications']['submit']>[0] = {
  kind: 'station',
  name: '杨溪铺镇社工站',
  division: TOWN,
  hostType: 'town',
  premises: { type: 'independent', areaM2: 60 },
  responsible: [{ duty: 'runs', name: '张明', title: '站长' }],
  phone: '0719-0000000',
}

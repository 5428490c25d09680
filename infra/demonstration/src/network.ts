import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { divisionTree } from './division-tree.ts'
import { planHonghe } from './honghe.ts'
import { type PlannedRectification, planRectifications } from './planned-rectifications.ts'
import type { PlannedStation } from './planned-station.ts'
import { planShiyan } from './shiyan.ts'
import { roomsSince, stationsSince } from './shiyan-since.ts'
import { planTaicang } from './taicang.ts'

/** The seed of the demonstration. Another one gives another network with the same figures. */
export const SEED = 'zhanwang-demonstration-1'

/** The network in the order in which it can be founded: each wave needs only what earlier waves founded. */
export interface NetworkPlan {
  /** Guidance centers, hubs, stations, rooms. */
  readonly waves: readonly (readonly PlannedStation[])[]
  /** What is to be mended at some of the rooms. */
  readonly rectifications: readonly PlannedRectification[]
}

/**
 * The network of the three places upon the divisions of `rows` (corrected as `correctThreePlaces` does): a pure function,
 * the same for the same rows and seed.
 * @throws RangeError when the rows lack one of the places or cannot hold the articles' figures
 */
export function planNetwork(rows: readonly DivisionRow[], seed: string = SEED): NetworkPlan {
  const tree = divisionTree(rows)
  const shiyan = planShiyan(tree, seed)
  const taicang = planTaicang(tree, seed)
  const upper = [...stationsSince(shiyan.stations, seed), ...planHonghe(tree, seed), ...taicang.stations]
  const settled = [...shiyan.rooms, ...roomsSince(tree, shiyan.rooms, seed), ...taicang.rooms]
  const { rooms, rectifications } = planRectifications(tree, [...upper, ...settled], seed)
  const tiers = ['guidance-center', 'hub', 'station'] as const
  const above = tiers.map((tier) => upper.filter(({ found }) => found.kind === tier))
  return { waves: [...above, [...settled, ...rooms]], rectifications }
}

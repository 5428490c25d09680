import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import pMap from 'p-map'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { type NetworkPlan, SEED } from './network.ts'
import type { PlannedStation } from './planned-station.ts'

/** So many stations at once; the commands of one follow each other. */
const CONCURRENCY = 16

const { stations } = stationRegistry.procedures

/**
 * Founds the planned network and leads each station through its life. Command ids come from the plan, so what was done
 * before a kill answers as it did then, and nothing is founded twice.
 * @param onProgress told the number of stations that are complete
 * @returns the codes by the plan's keys
 */
export async function foundNetwork(
  api: Api,
  plan: NetworkPlan,
  onProgress: (stations: number) => void,
): Promise<ReadonlyMap<string, StationCode>> {
  const codes = new Map<string, StationCode>()
  for (const wave of plan.waves) {
    await pMap(
      wave,
      async (planned) => {
        codes.set(planned.key, await foundOne(api, planned, parentOf(planned, codes)))
        onProgress(codes.size)
      },
      { concurrency: CONCURRENCY },
    )
  }
  return codes
}

/** One station through all its commands, each with the version that the one before it answered. */
async function foundOne(api: Api, planned: PlannedStation, parent: StationCode | null): Promise<StationCode> {
  const { key, found, changes } = planned
  const idOf = (step: string) => commandIdOf(`${SEED}/${key}/${step}`)
  const answer = await api.send(stations.found.rest, { ...found, parent }, idOf('found'))
  let { code, version } = stations.found.output.parse(answer)
  for (const [index, { procedure, ...change }] of changes.entries()) {
    const { rest, output } = stations[procedure]
    const changed = output.parse(await api.send(rest, { ...change, code, version }, idOf(`${index}-${procedure}`)))
    ;({ code, version } = changed)
  }
  return code
}

function parentOf({ key, parentKey }: PlannedStation, codes: ReadonlyMap<string, StationCode>): StationCode | null {
  if (parentKey === null) return null
  const code = codes.get(parentKey)
  if (!code) throw new Error(`${key}: ${parentKey} is not in an earlier wave`)
  return code
}

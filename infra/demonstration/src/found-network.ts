import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import pMap from 'p-map'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { begin, failOnSite, handIn, type LedFile } from './lead-acceptance.ts'
import { type NetworkPlan, SEED } from './network.ts'
import type { PlannedChange, PlannedStation } from './planned-station.ts'

/** So many stations at once; the commands of one follow each other. */
const CONCURRENCY = 16

const { stations } = stationRegistry.procedures

/** Who founds the network, and who goes to the site: two people. */
export interface Founders {
  readonly business: Api
  readonly checker: Api
}

/**
 * Founds the planned network and leads each station through its life; returns the codes of the stations by their keys.
 * Command ids come from the plan, so what was done before a kill answers as it did then, and nothing is founded twice.
 * @param onProgress told the number of stations that are complete
 */
export async function foundNetwork(
  founders: Founders,
  plan: NetworkPlan,
  onProgress: (stations: number) => void,
): Promise<ReadonlyMap<string, StationCode>> {
  const codes = new Map<string, StationCode>()
  for (const wave of plan.waves) {
    await pMap(
      wave,
      async (planned) => {
        codes.set(planned.key, await foundOne(founders, planned, parentOf(planned, codes)))
        onProgress(codes.size)
      },
      { concurrency: CONCURRENCY },
    )
  }
  return codes
}

/** A station, and the file of its acceptance where it has one, as the last command left them. */
interface Standing {
  readonly code: StationCode
  readonly version: number
  readonly file: LedFile | null
}

/** One station through all its commands. */
async function foundOne(founders: Founders, planned: PlannedStation, parent: StationCode | null): Promise<StationCode> {
  const { code, version } = await record(founders.business, planned, parent)
  let standing: Standing = { code, version, file: null }
  for (const [index, change] of planned.changes.entries()) {
    standing = await follow(founders, standing, change, `${SEED}/${planned.key}/${index}`)
  }
  return code
}

/** Founds it, or records it as operating. */
async function record(api: Api, { key, found, plaqueOn }: PlannedStation, parent: StationCode | null) {
  if (plaqueOn === null) {
    const { rest, output } = stations.found
    return output.parse(await api.send(rest, { ...found, parent }, commandIdOf(`${SEED}/${key}/found`)))
  }
  const { rest, output } = stations.recordExisting
  const input = { ...found, parent, plaqueOn, reason: '验收办法施行前已运行' }
  return output.parse(await api.send(rest, input, commandIdOf(`${SEED}/${key}/existing`)))
}

/** How it stands after one more change. */
async function follow(
  { business, checker }: Founders,
  standing: Standing,
  change: PlannedChange,
  id: string,
): Promise<Standing> {
  const { code, version, file } = standing
  if (change.procedure === 'submit') {
    const begun = await begin(business, code, change.on, id)
    return { code, version: version + 1, file: await handIn(business, begun, change.on, id) }
  }
  if (change.procedure === 'sendBack') {
    if (!file) throw new Error(`${id}: nothing was handed in`)
    const failing = { ...change, item: 'office', dueOn: null }
    return { code, version: version + 1, file: await failOnSite(checker, file, failing, id) }
  }
  const { procedure, ...input } = change
  const { rest, output } = stations[procedure]
  const sent = await business.send(rest, { ...input, code, version }, commandIdOf(`${id}-${procedure}`))
  return { ...standing, version: output.parse(sent).version }
}

function parentOf({ key, parentKey }: PlannedStation, codes: ReadonlyMap<string, StationCode>): StationCode | null {
  if (parentKey === null) return null
  const code = codes.get(parentKey)
  if (!code) throw new Error(`${key}: ${parentKey} is not in an earlier wave`)
  return code
}

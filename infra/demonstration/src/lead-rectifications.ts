import { CHECK_ITEMS } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { InspectionSummary } from '@zhanwang/domain-station-registry/inspection'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import pMap from 'p-map'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { begin, failOnSite, handIn } from './lead-acceptance.ts'
import { SEED } from './network.ts'
import type { PlannedRectification } from './planned-rectifications.ts'
import { showPicture } from './show-picture.ts'

/** Below the six uploads that one account may have under way. */
const CONCURRENCY = 5
/** So long before the check the room checked itself. */
const SELF_CHECKED_DAYS_BEFORE = 6

const { acceptance } = stationRegistry.procedures

/** The two whom an acceptance takes up to here: who checks a room for itself and mends it, and who goes to the site. */
export interface RectifyingPeople {
  readonly maker: Api
  readonly inspector: Api
}

/**
 * Leads the acceptance of each planned room to its rectification, and where planned to the report that it is mended. Days are
 * counted from `today`: loading again after a kill, perhaps on another day, goes on from where each file stands.
 */
export async function leadRectifications(
  people: RectifyingPeople,
  plan: readonly PlannedRectification[],
  codes: ReadonlyMap<string, StationCode>,
  today: BusinessDate,
): Promise<void> {
  await pMap(
    plan,
    async (planned) => {
      const code = codes.get(planned.stationKey)
      if (!code) throw new Error(`${planned.stationKey} was not founded`)
      while (await takeNextStep(people, planned, code, today)) {
        // One step after the other, each from what the one before left.
      }
    },
    { concurrency: CONCURRENCY },
  )
}

/** Takes the step that a file's state asks for; false where it stands as planned. */
async function takeNextStep(
  { maker, inspector }: RectifyingPeople,
  planned: PlannedRectification,
  code: StationCode,
  today: BusinessDate,
): Promise<boolean> {
  const { item, reason, mended } = planned
  const inspectedOn = addDays(today, planned.inspectedOn)
  const checkedOn = addDays(inspectedOn, -SELF_CHECKED_DAYS_BEFORE)
  const shown = { key: item, name: CHECK_ITEMS[item].zh }
  const file = await openFile(maker, code)
  const step = `${SEED}/${planned.stationKey}/rectification/${file?.version ?? 0}`
  if (!file) {
    await begin(maker, code, checkedOn, step)
    return true
  }
  if (file.status === 'self-check') {
    await handIn(maker, file, checkedOn, step)
    return true
  }
  if (file.status === 'on-site' && file.round === 1) {
    await showPicture(inspector, planned, file.id, { item: shown, phase: 'on-site', lacking: true })
    const dueOn = addDays(today, planned.dueOn)
    await failOnSite(inspector, file, { on: inspectedOn, item, reason, dueOn }, step)
    return true
  }
  if (file.status === 'rectifying' && mended) {
    await showPicture(maker, planned, file.id, { item: shown, phase: 'after' })
    const { id, version } = file
    const report = { id, version, on: addDays(today, mended.on), items: [{ key: item, measures: mended.measures }] }
    await maker.send(acceptance.reportRectified.rest, report, commandIdOf(`${step}-mended`))
    return true
  }
  return false
}

async function openFile(api: Api, code: StationCode): Promise<InspectionSummary | null> {
  return acceptance.ofStation.output.parse(await api.read(`/stations/${code}/acceptance`)).open
}

import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { Uuid } from '@zhanwang/kernel/ids'
import pMap from 'p-map'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { SEED } from './network.ts'
import { CHECKLISTS_FROM, OFFICES, type PlannedInspection } from './planned-inspections.ts'
import { showPicture } from './show-picture.ts'

/** Below the six uploads that one account may have under way. */
const CONCURRENCY = 5

const { acceptance, approvals, rules } = stationRegistry.procedures
const DOCUMENT = '演示文件,非真实文号'

/** Who takes part: what the one checked, the other mends, and a third one approves. */
export interface InspectionPeople {
  readonly inspector: Api
  readonly mender: Api
  /** The officer of a prefecture, by username. */
  readonly approver: (username: string) => Promise<Api>
}

/**
 * Publishes the checklists and leads each planned inspection as far as planned. Command ids come from the plan, so what was
 * done before a kill is not done again.
 */
export async function leadInspections(
  people: InspectionPeople,
  plan: readonly PlannedInspection[],
  codes: ReadonlyMap<string, StationCode>,
): Promise<void> {
  for (const office of OFFICES) await publishRules(people.inspector, office)
  const toApprove = new Set<string>()
  await pMap(
    plan,
    async (planned) => {
      const id = await inspectOne(people, planned, codes)
      if (!planned.waits) toApprove.add(id)
    },
    { concurrency: CONCURRENCY },
  )
  for (const { approver } of OFFICES) await approveAll(await people.approver(approver), toApprove)
}

async function publishRules(api: Api, { division, checklist }: (typeof OFFICES)[number]): Promise<void> {
  const step = {
    name: '市(州)级批准',
    level: 'prefecture',
    permission: 'station.supervise',
    people: 1,
    workingDays: 10,
  }
  const published = [
    { kind: 'acceptance-checklist.station', value: checklist },
    { kind: 'approval-route.acceptance', value: { steps: [step] } },
  ]
  for (const rule of published) {
    const input = { division, rule, sourceDocument: DOCUMENT, validFrom: CHECKLISTS_FROM }
    await api.send(rules.publish.rest, input, commandIdOf(`${SEED}/rule/${division}/${rule.kind}`))
  }
}

/** One station from the check at the site to the approval that it then waits for. */
async function inspectOne(
  { inspector, mender }: InspectionPeople,
  planned: PlannedInspection,
  codes: ReadonlyMap<string, StationCode>,
): Promise<Uuid> {
  const { stationKey, on, effectiveOn, pictured, mended, office } = planned
  const code = codes.get(stationKey)
  if (!code) throw new Error(`${stationKey} was not founded`)
  const idOf = (step: string) => commandIdOf(`${SEED}/${stationKey}/inspection/${step}`)
  const step = async (api: Api, name: 'inspect' | 'reportRectified', as: string, input: object) =>
    acceptance[name].output.parse(await api.send(acceptance[name].rest, { ...input }, idOf(as)))

  const begun = { code, on, selfCheck: false, reason: '演示:按清单逐站核查' }
  const answer = await inspector.send(acceptance.beginReinspection.rest, begun, idOf('begin'))
  const { id, version } = acceptance.beginReinspection.output.parse(answer)
  for (const item of pictured)
    await showPicture(inspector, planned, id, { item, phase: 'on-site', lacking: item.key === mended?.item.key })
  const judged = office.checklist.items.map(({ key }) => ({ key, result: 'met' }))
  if (!mended) {
    await step(inspector, 'inspect', 'inspect', { id, version, on, effectiveOn, items: judged })
    return id
  }
  const { item, mendedOn, againOn } = mended
  const unmet = { key: item.key, result: 'unmet', note: `${item.name}:不符合清单要求` }
  const items = [...judged.filter(({ key }) => key !== item.key), unmet]
  const found = await step(inspector, 'inspect', 'inspect', { id, version, on, items })
  await showPicture(mender, planned, id, { item, phase: 'after' })
  const report = { id, version: found.version, on: mendedOn, items: [{ key: item.key, measures: '已按清单整改到位' }] }
  const done = await step(mender, 'reportRectified', 'mended', report)
  const again = { id, version: done.version, on: againOn, effectiveOn, items: [{ key: item.key, result: 'met' }] }
  await step(inspector, 'inspect', 'again', again)
  return id
}

/** Approves, page by page, what waits for an officer and is among `inspections`. */
async function approveAll(officer: Api, inspections: ReadonlySet<string>): Promise<void> {
  for (;;) {
    const page = approvals.list.output.parse(await officer.read('/approvals/station-registry?queue=mine&limit=100'))
    const files = page.rows.filter(({ subject }) => subject.type === 'inspection' && inspections.has(subject.id))
    if (files.length === 0) return
    await pMap(
      files,
      ({ id, version, subject }) => {
        const input = { id, version, outcome: 'approve', comment: '演示:同意' }
        return officer.send(approvals.decide.rest, input, commandIdOf(`${SEED}/inspection/${subject.id}/approve`))
      },
      { concurrency: CONCURRENCY },
    )
  }
}

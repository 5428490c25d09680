import { crc32, deflateSync } from 'node:zlib'
import type { ApprovalOutcome } from '@zhanwang/domain-approval/approval'
import type { ItemResult, PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import { Uuid } from '@zhanwang/kernel/ids'
import { type Asker, aStation, shiyan, type TestRegistry } from './registry.ts'

export const COUNTY = '/42/4203/420304/'
export const TOWN = '/42/4203/420304/420304101/'
/** The three people whom an acceptance takes. */
export const MAKER = 'township'
export const INSPECTOR = 'inspector'
export const APPROVER = 'approver'

type Checklist = Extract<
  Parameters<Asker['rules']['publish']>[0]['rule'],
  { kind: 'acceptance-checklist.station' }
>['value']

/** Office and plaque are required and shown by photographs; the uniform is neither. */
export const CHECKLIST: Checklist = {
  name: '三统一',
  items: [
    { key: 'office', name: '办公用房', about: '', weight: 50, required: true, evidence: 'photo' },
    { key: 'plaque', name: '挂牌', about: '', weight: 30, required: true, evidence: 'photo' },
    { key: 'uniform', name: '着装', about: '', weight: 20, required: false, evidence: 'none' },
  ],
  rectifyDays: 15,
  reinspectMonths: 12,
}

/** 十堰 in small, where stations are accepted by {@link CHECKLIST} since 2022. */
export async function inspectedShiyan(now?: Date): Promise<TestRegistry> {
  const registry = await shiyan(now)
  await publishChecklist(registry.as(), '4203')
  return registry
}

export function publishChecklist(
  all: Asker,
  division: string,
  more: Partial<Checklist> = {},
  validFrom = '2022-01-01',
) {
  const value = { ...CHECKLIST, ...more }
  const rule = { kind: 'acceptance-checklist.station' as const, value }
  return all.rules.publish({ division, rule, sourceDocument: '建站实施方案', validFrom })
}

/** A picture that nobody has uploaded before: 1 x 1, of one of many greys. */
export function photograph(grey = Math.floor(photographs++ % 256)): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, grey]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
let photographs = 0

/** The people of one county, and what they do with the file of one station. */
export function people(registry: TestRegistry) {
  const township = registry.clerk(MAKER, COUNTY)
  const inspector = registry.clerk(INSPECTOR, COUNTY)

  async function show(
    id: string,
    item: string,
    phase: PhotoPhase,
    by: string = phase === 'on-site' ? INSPECTOR : MAKER,
  ) {
    const { ticket } = await registry.upload(`${item}.png`, photograph(), by)
    const takenAt = '2022-03-02T01:30:00.000Z'
    const position = { longitude: 110.8, latitude: 32.83, accuracyM: 12 }
    return registry
      .clerk(by, COUNTY)
      .acceptance.addPhoto({ id: Uuid.parse(id), item, phase, file: ticket, takenAt, position })
  }
  /** Self-checked with everything met and shown, and handed in. */
  async function handIn(id: string, version: number, on = '2022-03-03') {
    const judged = CHECKLIST.items.map(({ key }) => ({ key, result: 'met' as const }))
    const checked = await township.acceptance.recordSelfCheck({ id: Uuid.parse(id), version, on, items: judged })
    for (const item of ['office', 'plaque']) await show(id, item, 'before')
    return township.acceptance.submit({ id: Uuid.parse(id), version: checked.version, on })
  }
  /** Checked on site, everything as said or met. */
  async function visit(
    id: string,
    version: number,
    results: Partial<Record<string, ItemResult>> = {},
    more: { on?: string; effectiveOn?: string; only?: readonly string[] } = {},
  ) {
    const { on = '2022-03-10', effectiveOn = null, only } = more
    const items = CHECKLIST.items
      .filter(({ key }) => !only || only.includes(key))
      .map(({ key }) => ({ key, result: results[key] ?? ('met' as const) }))
    return inspector.acceptance.inspect({ id: Uuid.parse(id), version, on, items, effectiveOn })
  }
  async function decide(id: string, outcome: ApprovalOutcome = 'approve', by = APPROVER) {
    const { inspection } = await inspector.acceptance.get({ id: Uuid.parse(id) })
    if (!inspection.approval) throw new Error('it is not under approval')
    return decideApproval(registry, inspection.approval, outcome, by)
  }
  return { township, inspector, show, handIn, visit, decide }
}

/** What somebody of the county decides on a file. */
export async function decideApproval(registry: TestRegistry, id: Uuid, outcome: ApprovalOutcome, by = APPROVER) {
  const { approvals } = registry.clerk(by, COUNTY)
  const { file } = await approvals.get({ id })
  return approvals.decide({ id, version: file.version, outcome, comment: outcome === 'approve' ? '' : '请补充' })
}

/** A station in preparation at 杨溪铺镇 with its file begun. */
export async function begun(registry: TestRegistry, division = '420304101') {
  const all = registry.as()
  const { code } = await all.stations.found(aStation(division))
  const file = await registry.clerk(MAKER, COUNTY).acceptance.begin({ code, on: '2022-03-01' })
  return { code, ...file }
}

/** The same station accepted: operating from `since` on, with the uniform as said. */
export async function accepted(
  registry: TestRegistry,
  division = '420304101',
  uniform: ItemResult = 'met',
  since = '2022-03-12',
) {
  const { handIn, visit, decide } = people(registry)
  const { code, id, version } = await begun(registry, division)
  const handed = await handIn(id, version)
  await visit(id, handed.version, { uniform }, { effectiveOn: since })
  await decide(id)
  return { code, id }
}

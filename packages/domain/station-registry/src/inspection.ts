import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { ChecklistItem } from './acceptance-checklist.ts'
import { StationCode, StationKind } from './station.ts'

/** What a file of the on-site check is for (P1 steps 4 to 7): a first acceptance, or the yearly check of one that operates. */
export const INSPECTION_PURPOSES = {
  acceptance: { zh: '验收', en: 'Acceptance' },
  reinspection: { zh: '复查', en: 'Re-inspection' },
} as const satisfies Record<string, LocalizedText>
export const InspectionPurpose = z.enum(['acceptance', 'reinspection'])
export type InspectionPurpose = z.infer<typeof InspectionPurpose>

export const INSPECTION_STATUSES = {
  'self-check': { zh: '自查中', en: 'Self-check' },
  'on-site': { zh: '待现场核查', en: 'Awaiting the on-site check' },
  rectifying: { zh: '整改中', en: 'Rectifying' },
  approval: { zh: '审批中', en: 'In approval' },
  passed: { zh: '已通过', en: 'Passed' },
  abandoned: { zh: '已作废', en: 'Abandoned' },
} as const satisfies Record<string, LocalizedText>
export const InspectionStatus = z.enum(['self-check', 'on-site', 'rectifying', 'approval', 'passed', 'abandoned'])
export type InspectionStatus = z.infer<typeof InspectionStatus>

/** A file in one of these takes no further step. */
export const CLOSED_INSPECTIONS = ['passed', 'abandoned'] as const satisfies readonly InspectionStatus[]

/** 十堰: "5 items each 达标/部分/未达" (domain 1B). */
export const ITEM_RESULTS = {
  met: { zh: '达标', en: 'Met' },
  partly: { zh: '部分达标', en: 'Partly met' },
  unmet: { zh: '未达标', en: 'Not met' },
} as const satisfies Record<string, LocalizedText>
export const ItemResult = z.enum(['met', 'partly', 'unmet'])
export type ItemResult = z.infer<typeof ItemResult>

/** When a picture was taken in the life of a file: at the self-check, by the county at the site, after mending. */
export const PHOTO_PHASES = {
  before: { zh: '自查', en: 'Self-check' },
  'on-site': { zh: '现场核查', en: 'On site' },
  after: { zh: '整改后', en: 'After rectification' },
} as const satisfies Record<string, LocalizedText>
export const PhotoPhase = z.enum(['before', 'on-site', 'after'])
export type PhotoPhase = z.infer<typeof PhotoPhase>

/** Characters of a note or of measures: what must be said of one item, in a file that travels whole. */
export const ItemNote = z.string().trim().max(200)

/** Whoever did something, so that a page can say that the same person may not do the next step. */
export const InspectionPerson = z.object({ id: z.string(), name: z.string() })
export type InspectionPerson = z.infer<typeof InspectionPerson>

export const Judgement = z.object({ result: ItemResult, note: z.string(), by: InspectionPerson, on: BusinessDate })
export type Judgement = z.infer<typeof Judgement>

/** What the county found of an item at the site in one round, and what came of it. */
export const Finding = Judgement.extend({
  /** From 1; an item is looked at again only in rounds after a rectification. */
  round: z.int(),
  /** By when it has to be mended; null where nothing has to. */
  dueOn: BusinessDate.nullable(),
  rectified: z.object({ measures: z.string(), by: InspectionPerson, on: BusinessDate }).nullable(),
})
export type Finding = z.infer<typeof Finding>

/** An item of the checklist with all that was judged of it. */
export const InspectionItem = z.object({
  ...ChecklistItem.shape,
  selfCheck: Judgement.nullable(),
  /** Oldest first; the last one holds. */
  findings: z.array(Finding),
})
export type InspectionItem = z.infer<typeof InspectionItem>

/** A file in a list: also the state that its event carries. */
export const InspectionSummary = z.object({
  id: Uuid,
  station: StationCode,
  stationName: z.string(),
  stationKind: StationKind,
  division: DivisionCode,
  divisionName: z.string(),
  scopePath: ScopePath,
  purpose: InspectionPurpose,
  status: InspectionStatus,
  /** Of the on-site check: grows when what was rectified goes to be checked again. */
  round: z.int(),
  /** The checklist's name: 五统一. */
  checklist: z.string(),
  beganOn: BusinessDate,
  submittedOn: BusinessDate.nullable(),
  /** The last on-site check. */
  inspectedOn: BusinessDate.nullable(),
  /** The earliest day by which something has still to be mended. */
  dueOn: BusinessDate.nullable(),
  /**
   * From when the result holds: proposed by the inspector, else the day of the approval. Of an acceptance it is the day of
   * the plaque, from which the station operates. Null until one is known.
   */
  effectiveOn: BusinessDate.nullable(),
  closedOn: BusinessDate.nullable(),
  /** Items met, by the county's last finding, before it by the self-check; of how many. */
  met: z.int(),
  items: z.int(),
  /** Weights of the items met and half of those partly met, of 100. */
  score: z.number(),
  photos: z.int(),
  /** Names the file a command was made from; results change it, photographs do not. */
  version: z.int(),
})
export type InspectionSummary = z.infer<typeof InspectionSummary>

/** A file whole. Its checklist is the snapshot of the one in force on the day on which it began. */
export const Inspection = InspectionSummary.omit({ checklist: true, items: true }).extend({
  checklist: z.object({
    /** Null for the platform's minimal one, where no office has published any. */
    rule: Uuid.nullable(),
    name: z.string(),
    sourceDocument: z.string(),
    rectifyDays: z.int(),
    reinspectMonths: z.int().nullable(),
  }),
  items: z.array(InspectionItem),
  submittedBy: InspectionPerson.nullable(),
  /** The newest approval of it. */
  approval: Uuid.nullable(),
  /** Why it was begun or abandoned, where somebody had to say so. */
  remark: z.string(),
})
export type Inspection = z.infer<typeof Inspection>

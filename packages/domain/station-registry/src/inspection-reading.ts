import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Inspection, InspectionItem, InspectionStatus, InspectionSummary, ItemResult } from './inspection.ts'
import { CLOSED_INSPECTIONS } from './inspection.ts'

/** What the steps of a file decide on; whose it is and where it lies does not change by them. */
export type InspectionFile = Pick<
  Inspection,
  | 'purpose'
  | 'status'
  | 'round'
  | 'checklist'
  | 'items'
  | 'beganOn'
  | 'submittedOn'
  | 'submittedBy'
  | 'inspectedOn'
  | 'effectiveOn'
  | 'closedOn'
  | 'approval'
  | 'remark'
>

/** Whether a file still takes steps. */
export function isOpen(status: InspectionStatus): boolean {
  return !CLOSED_INSPECTIONS.some((closed) => closed === status)
}

/** What holds of an item: the county's last finding, before it the self-check; null where neither is there. */
export function resultOf({ selfCheck, findings }: InspectionItem): ItemResult | null {
  return findings.at(-1)?.result ?? selfCheck?.result ?? null
}

/** Whether an item has still to be mended. */
export function isToMend({ findings }: InspectionItem): boolean {
  const last = findings.at(-1)
  return last !== undefined && last.dueOn !== null && last.rectified === null
}

/** The items that the on-site check of this round looks at: those reported as rectified, or all where there are none. */
export function itemsToCheck({ items }: Pick<InspectionFile, 'items'>): readonly InspectionItem[] {
  const mended = items.filter(({ findings }) => (findings.at(-1)?.rectified ?? null) !== null)
  return mended.length > 0 ? mended : items
}

/** What a list shows of the items: how many are met, their score, and by when the first of those to mend is due. */
export function summaryOfItems(
  items: readonly InspectionItem[],
): Pick<InspectionSummary, 'met' | 'items' | 'score' | 'dueOn'> {
  const met = items.filter((item) => resultOf(item) === 'met')
  const partly = items.filter((item) => resultOf(item) === 'partly')
  const due = items.filter(isToMend).flatMap(({ findings }) => findings.at(-1)?.dueOn ?? [])
  return {
    met: met.length,
    items: items.length,
    score: weightOf(met) + weightOf(partly) / 2,
    dueOn: due.sort()[0] ?? null,
  }
}

function weightOf(items: readonly InspectionItem[]): number {
  return items.reduce((total, { weight }) => total + weight, 0)
}

/** Whether what has to be mended should have been reported before `today`. */
export function isOverdue(
  { status, dueOn }: Pick<InspectionSummary, 'status' | 'dueOn'>,
  today: BusinessDate,
): boolean {
  return status === 'rectifying' && dueOn !== null && dueOn < today
}

/** The account ids of who checked the station for itself, submitted it or mended it: none of them inspects it. */
export function makersOf({ items, submittedBy }: Pick<InspectionFile, 'items' | 'submittedBy'>): ReadonlySet<string> {
  const people = items.flatMap(({ selfCheck, findings }) => [
    selfCheck?.by,
    ...findings.map(({ rectified }) => rectified?.by),
  ])
  return idsOf([...people, submittedBy])
}

/** The account ids of who inspected it: none of them mends it. */
export function inspectorsOf({ items }: Pick<InspectionFile, 'items'>): ReadonlySet<string> {
  return idsOf(items.flatMap(({ findings }) => findings.map(({ by }) => by)))
}

function idsOf(people: readonly ({ readonly id: string } | null | undefined)[]): ReadonlySet<string> {
  return new Set(people.flatMap((person) => person?.id ?? []))
}

/** The last day on which something was done: no step lies before it. */
export function lastDayOf({ items, beganOn, submittedOn, inspectedOn }: InspectionFile): BusinessDate {
  const days = items.flatMap(({ selfCheck, findings }) => [
    selfCheck?.on ?? beganOn,
    ...findings.map(({ rectified, on }) => rectified?.on ?? on),
  ])
  return [beganOn, submittedOn ?? beganOn, inspectedOn ?? beganOn, ...days].sort().at(-1) ?? beganOn
}

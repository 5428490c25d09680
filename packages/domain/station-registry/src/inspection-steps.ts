import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import { addWorkingDays } from '@zhanwang/kernel/working-days'
import type { AcceptanceChecklist } from './acceptance-checklist.ts'
import type {
  Finding,
  InspectionItem,
  InspectionPerson,
  InspectionPurpose,
  InspectionStatus,
  ItemResult,
} from './inspection.ts'
import {
  type InspectionFile,
  inspectorsOf,
  isOpen,
  isToMend,
  itemsToCheck,
  lastDayOf,
  makersOf,
  resultOf,
} from './inspection-reading.ts'
import type { REASONS } from './reasons.ts'
import type { StationStatus } from './station.ts'
import { checkNotInFuture } from './station-change.ts'

/** Who takes a step, and for which day it is recorded. */
export interface StepTaken {
  readonly by: InspectionPerson
  readonly on: BusinessDate
  readonly today: BusinessDate
}

export interface ItemJudged {
  readonly key: string
  readonly result: ItemResult
  readonly note: string
}

export interface InspectionBeginning {
  readonly purpose: InspectionPurpose
  readonly station: { readonly status: StationStatus; readonly statusSince: BusinessDate }
  readonly checklist: AcceptanceChecklist & { readonly rule: Uuid | null; readonly sourceDocument: string }
  /** False for a spot check, to which the county goes at once. */
  readonly selfCheck: boolean
  readonly remark: string
  readonly on: BusinessDate
  readonly today: BusinessDate
}

/**
 * Opens a file with the checklist that is in force: an acceptance of what is being prepared, a re-inspection of what
 * operates or is being rectified. Throws `rule-broken`.
 */
export function beginInspection(beginning: InspectionBeginning): InspectionFile {
  const { purpose, station, checklist, selfCheck, remark, on, today } = beginning
  const from: readonly StationStatus[] = purpose === 'acceptance' ? ['preparing'] : ['operating', 'rectifying']
  if (!from.includes(station.status)) {
    throw broken(purpose === 'acceptance' ? 'inspection-not-preparing' : 'inspection-not-operating')
  }
  if (on < station.statusSince) throw broken('step-before-status', { on, since: station.statusSince })
  checkNotInFuture(on, today)
  const { rule, name, sourceDocument, rectifyDays, reinspectMonths } = checklist
  return {
    purpose,
    status: selfCheck ? 'self-check' : 'on-site',
    round: 1,
    checklist: { rule, name, sourceDocument, rectifyDays, reinspectMonths },
    items: checklist.items.map((item) => ({ ...item, selfCheck: null, findings: [] })),
    beganOn: on,
    submittedOn: null,
    submittedBy: null,
    inspectedOn: null,
    effectiveOn: null,
    closedOn: null,
    approval: null,
    remark,
  }
}

/** Records what a station says of itself; again for an item replaces what was said. Throws `rule-broken`. */
export function checkItself(file: InspectionFile, judged: readonly ItemJudged[], taken: StepTaken): InspectionFile {
  checkStep(file, ['self-check'], taken)
  const { by, on } = taken
  const said = byKey(file.items, judged)
  const items = file.items.map((item) => {
    const own = said.get(item.key)
    return own ? { ...item, selfCheck: { result: own.result, note: own.note, by, on } } : item
  })
  return { ...file, items }
}

/**
 * Hands the self-check in: every item judged, and evidence there for what is said to be met, or partly, where the
 * checklist asks for any. `evidence` counts it by item. Throws `rule-broken`.
 */
export function submitInspection(
  file: InspectionFile,
  evidence: ReadonlyMap<string, number>,
  taken: StepTaken,
): InspectionFile {
  checkStep(file, ['self-check'], taken)
  for (const item of file.items) {
    if (!item.selfCheck) throw broken('item-not-judged', { item: item.name })
    if (item.selfCheck.result !== 'unmet') checkEvidence(item, evidence)
  }
  return { ...file, status: 'on-site', submittedOn: taken.on, submittedBy: taken.by }
}

export interface ItemFound extends ItemJudged {
  /** Null: after the checklist's working days. */
  readonly dueOn: BusinessDate | null
}

export interface OnSiteCheck {
  readonly found: readonly ItemFound[]
  readonly effectiveOn: BusinessDate | null
  /** Days off at the station's place. */
  readonly holidays: readonly BusinessDate[]
}

/**
 * Records the county's check of every item of this round (P1 step 6) by somebody who neither checked, submitted nor mended:
 * with all required items met it goes to approval, else what is not met has to be mended by a day. Throws `rule-broken`.
 */
export function inspectOnSite(file: InspectionFile, check: OnSiteCheck, taken: StepTaken): InspectionFile {
  checkStep(file, ['on-site'], taken)
  const { by, on, today } = taken
  if (makersOf(file).has(by.id)) throw broken('inspector-made-it')
  const round = itemsToCheck(file)
  const found = byKey(round, check.found)
  for (const { key, name } of round) if (!found.has(key)) throw broken('item-not-judged', { item: name })

  const items = file.items.map((item) => {
    const own = found.get(item.key)
    if (!own) return item
    const finding: Finding = {
      ...{ result: own.result, note: own.note, by, on, round: file.round, rectified: null },
      dueOn: dueDay(item, own, { on, days: file.checklist.rectifyDays, holidays: check.holidays }),
    }
    return { ...item, findings: [...item.findings, finding] }
  })
  const next = { ...file, items, inspectedOn: on }
  if (items.some(isToMend)) return { ...next, status: 'rectifying', effectiveOn: null }
  const { effectiveOn } = check
  if (effectiveOn !== null && effectiveOn < on) throw broken('effective-before-check', { on: effectiveOn, since: on })
  if (effectiveOn !== null) checkNotInFuture(effectiveOn, today)
  return { ...next, status: 'approval', effectiveOn }
}

/** By when an item that was found has to be mended; null where it need not. Throws `rule-broken`. */
function dueDay(
  { required, name }: InspectionItem,
  { result, dueOn }: ItemFound,
  { on, days, holidays }: { on: BusinessDate; days: number; holidays: readonly BusinessDate[] },
): BusinessDate | null {
  if (required && result !== 'met') {
    if (dueOn !== null && dueOn < on) throw broken('due-before-check', { item: name, on: dueOn, since: on })
    return dueOn ?? addWorkingDays(on, days, holidays)
  }
  if (dueOn !== null) throw broken('due-not-needed', { item: name })
  return null
}

export interface ItemMended {
  readonly key: string
  readonly measures: string
}

/**
 * Reports items as mended, with evidence of each where the checklist asks for any, by somebody who did not inspect it.
 * With the last of them the file goes to be checked again. `evidence` counts what was added since the check. Throws `rule-broken`.
 */
export function reportMended(
  file: InspectionFile,
  mended: readonly ItemMended[],
  evidence: ReadonlyMap<string, number>,
  taken: StepTaken,
): InspectionFile {
  checkStep(file, ['rectifying'], taken)
  const { by, on } = taken
  if (inspectorsOf(file).has(by.id)) throw broken('inspector-mends')
  const reports = byKey(file.items, mended)
  const items = file.items.map((item) => {
    const own = reports.get(item.key)
    const last = item.findings.at(-1)
    if (!own) return item
    if (!last || !isToMend(item)) throw broken('item-not-to-mend', { item: item.name })
    checkEvidence(item, evidence)
    return {
      ...item,
      findings: [...item.findings.slice(0, -1), { ...last, rectified: { measures: own.measures, by, on } }],
    }
  })
  return items.some(isToMend) ? { ...file, items } : { ...file, items, status: 'on-site', round: file.round + 1 }
}

/** The approval was not given (returned, rejected or withdrawn): the county checks every item once more. */
export function checkAgain(file: InspectionFile): InspectionFile {
  checkStatus(file, ['approval'])
  return { ...file, status: 'on-site', round: file.round + 1, effectiveOn: null }
}

/**
 * The approval was given: it is passed, from the day that was proposed or from today.
 * @throws Error where a required item is not met: no step leads there
 */
export function passInspection(file: InspectionFile, today: BusinessDate): InspectionFile {
  checkStatus(file, ['approval'])
  const unmet = file.items.find((item) => item.required && resultOf(item) !== 'met')
  if (unmet) throw new Error(`a file whose required item ${unmet.key} is not met was approved`)
  return { ...file, status: 'passed', effectiveOn: file.effectiveOn ?? today, closedOn: today }
}

/** Ends a file that was begun by mistake or by a checklist that is replaced. Throws `rule-broken` while it is in approval. */
export function abandonInspection(file: InspectionFile, reason: string, today: BusinessDate): InspectionFile {
  if (file.status === 'approval') throw broken('inspection-in-approval')
  checkStatus(file, ['self-check', 'on-site', 'rectifying'])
  return { ...file, status: 'abandoned', closedOn: today, remark: reason }
}

function checkStep(file: InspectionFile, statuses: readonly InspectionStatus[], { on, today }: StepTaken): void {
  checkStatus(file, statuses)
  const since = lastDayOf(file)
  if (on < since) throw broken('step-before-last', { on, since })
  checkNotInFuture(on, today)
}

function checkStatus({ status }: InspectionFile, statuses: readonly InspectionStatus[]): void {
  if (statuses.includes(status)) return
  throw broken(isOpen(status) ? 'inspection-step-not-allowed' : 'inspection-closed')
}

/** What is said of items, by their keys. Throws `rule-broken` for one that is not among them, and for one named twice. */
function byKey<Said extends { readonly key: string }>(
  items: readonly InspectionItem[],
  said: readonly Said[],
): ReadonlyMap<string, Said> {
  const named = new Map<string, Said>()
  for (const each of said) {
    if (!items.some(({ key }) => key === each.key)) throw broken('item-not-asked', { item: each.key })
    if (named.has(each.key)) throw broken('item-named-twice', { item: each.key })
    named.set(each.key, each)
  }
  return named
}

function checkEvidence({ key, name, evidence: kind }: InspectionItem, evidence: ReadonlyMap<string, number>): void {
  if (kind !== 'none' && !evidence.get(key)) throw broken('evidence-missing', { item: name })
}

function broken(reason: keyof typeof REASONS, params: Readonly<Record<string, string | number>> = {}): DomainError {
  return new DomainError('rule-broken', { reason, params })
}

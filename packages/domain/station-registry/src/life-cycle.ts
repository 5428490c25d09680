import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { StationStatus } from './station.ts'

/** The steps of P1 (domain 4): from which states, to which. Whatever is not listed is refused. */
export const LIFE_CYCLE = {
  submit: { zh: '申请验收', en: 'Submit for acceptance', from: ['preparing'], to: 'awaiting-acceptance' },
  accept: { zh: '验收通过', en: 'Accept', from: ['awaiting-acceptance'], to: 'operating' },
  sendBack: { zh: '验收退回', en: 'Send back', from: ['awaiting-acceptance'], to: 'preparing' },
  rectify: { zh: '责令整改', en: 'Order rectification', from: ['operating'], to: 'rectifying' },
  suspend: { zh: '暂停运行', en: 'Suspend', from: ['operating', 'rectifying'], to: 'suspended' },
  resume: { zh: '恢复运行', en: 'Resume', from: ['rectifying', 'suspended'], to: 'operating' },
  close: {
    zh: '撤销',
    en: 'Close',
    from: ['preparing', 'awaiting-acceptance', 'operating', 'rectifying', 'suspended'],
    to: 'closed',
  },
  merge: { zh: '合并', en: 'Merge', from: ['operating', 'rectifying', 'suspended'], to: 'merged' },
} as const satisfies Record<string, LocalizedText & { from: readonly StationStatus[]; to: StationStatus }>

export type LifeCycleStep = keyof typeof LIFE_CYCLE

/** Steps that nobody takes by themselves: the files of acceptance do (`effectOnStation`). */
export const INSPECTED_STEPS = ['submit', 'accept', 'sendBack'] as const satisfies readonly LifeCycleStep[]
/** Steps that are ordered by a command. */
export type OrderedStep = Exclude<LifeCycleStep, (typeof INSPECTED_STEPS)[number]>

export interface StationLife {
  readonly status: StationStatus
  readonly statusSince: BusinessDate
  /** Whether premises are recorded that it had on the step's date, from that day or before. */
  readonly hasPremises: boolean
  /** Rooms (or stations of a hub) below it that are neither closed nor merged. A merge takes them along. */
  readonly activeChildren: number
}

/** The steps that are open to a station in `status`, in the order of the process. */
export function stepsFrom(status: StationStatus): LifeCycleStep[] {
  return lifeCycleSteps().filter((step) => isFrom(step, status))
}

/** Those of them that somebody may order. */
export function orderedStepsFrom(status: StationStatus): OrderedStep[] {
  return stepsFrom(status).filter(
    (step): step is OrderedStep => !INSPECTED_STEPS.some((inspected) => inspected === step),
  )
}

/**
 * Decides a step: returns the new status, or throws `rule-broken` with the rule that stops it.
 * A step may not lie before the state it leaves began, nor in the future.
 */
export function takeStep(step: LifeCycleStep, life: StationLife, on: BusinessDate, today: BusinessDate): StationStatus {
  if (!isFrom(step, life.status)) {
    throw new DomainError('rule-broken', { reason: 'step-not-allowed', params: { step, status: life.status } })
  }
  if (on < life.statusSince) {
    throw new DomainError('rule-broken', { reason: 'step-before-status', params: { on, since: life.statusSince } })
  }
  if (on > today) throw new DomainError('rule-broken', { reason: 'date-in-future', params: { on } })
  if (step === 'accept' && !life.hasPremises) throw new DomainError('rule-broken', { reason: 'premises-missing' })
  if (step === 'close' && life.activeChildren > 0) {
    throw new DomainError('rule-broken', { reason: 'children-active', params: { count: life.activeChildren } })
  }
  return LIFE_CYCLE[step].to
}

function lifeCycleSteps(): LifeCycleStep[] {
  return ['submit', 'accept', 'sendBack', 'rectify', 'suspend', 'resume', 'merge', 'close']
}

function isFrom(step: LifeCycleStep, status: StationStatus): boolean {
  return LIFE_CYCLE[step].from.some((from) => from === status)
}

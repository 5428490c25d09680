import type { Inspection, InspectionStatus } from '@zhanwang/domain-station-registry/inspection'
import type { BusinessDate } from '@zhanwang/kernel/calendar'

export interface InspectionStep {
  readonly at: InspectionStatus
  /** When the file came past it; null where it has not. */
  readonly on: BusinessDate | null
}

type Passed = Pick<Inspection, 'status' | 'items' | 'submittedOn' | 'inspectedOn' | 'closedOn' | 'purpose' | 'beganOn'>

/**
 * The steps of a file in order, each with the day on which it was passed: rectification where there was any, and the
 * self-check unless the county went at once.
 */
export function inspectionSteps(file: Passed): InspectionStep[] {
  const { status, items, submittedOn, inspectedOn, closedOn } = file
  const mended = items.flatMap(({ findings }) => findings.flatMap(({ rectified }) => rectified?.on ?? [])).sort()
  const wasRectified = status === 'rectifying' || items.some(({ findings }) => findings.some(({ dueOn }) => dueOn))
  const wentAtOnce = submittedOn === null && status !== 'self-check' && inspectedOn !== null
  const later = (...open: InspectionStatus[]) => open.includes(status)
  const steps: InspectionStep[] = [
    ...(wentAtOnce ? [] : [{ at: 'self-check' as const, on: submittedOn }]),
    { at: 'on-site', on: later('self-check', 'on-site') ? null : inspectedOn },
    ...(wasRectified ? [{ at: 'rectifying' as const, on: later('rectifying') ? null : (mended.at(-1) ?? null) }] : []),
    { at: 'approval', on: status === 'passed' ? closedOn : null },
    { at: 'passed', on: status === 'passed' ? closedOn : null },
  ]
  return status === 'abandoned' ? [...steps.filter(({ on }) => on !== null), { at: 'abandoned', on: closedOn }] : steps
}

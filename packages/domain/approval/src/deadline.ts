import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { addWorkingDays } from '@zhanwang/kernel/working-days'
import type { ApprovalStep } from './route.ts'

/** The last day of a step that is reached on a day: that day does not count, nor do holidays, official and local. */
export function stepDeadline(
  since: BusinessDate,
  { workingDays }: Pick<ApprovalStep, 'workingDays'>,
  localHolidays: readonly BusinessDate[],
): BusinessDate {
  return addWorkingDays(since, workingDays, localHolidays)
}

/** Whether a deadline has passed: on its day one is still in time. */
export function isOverdue(dueOn: BusinessDate, today: BusinessDate): boolean {
  return today > dueOn
}

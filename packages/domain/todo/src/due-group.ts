import { addDays, type BusinessDate, daysBetween } from '@zhanwang/kernel/calendar'
import { z } from 'zod'

/** How soon a to-do is due, in the order in which a list shows them. A week ends on Sunday (GB/T 7408). */
export const DueGroup = z.enum(['overdue', 'today', 'week', 'later', 'undated'])
export type DueGroup = z.infer<typeof DueGroup>

/** A Monday. */
const SOME_MONDAY: BusinessDate = '2024-01-01'

/** The Sunday of a date's week. */
export function endOfWeek(date: BusinessDate): BusinessDate {
  const day = daysBetween(SOME_MONDAY, date) % 7
  return addDays(date, 6 - (day < 0 ? day + 7 : day))
}

/** Where a to-do with this last day stands on a date. */
export function dueGroup(dueOn: BusinessDate | null, today: BusinessDate): DueGroup {
  if (dueOn === null) return 'undated'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= endOfWeek(today) ? 'week' : 'later'
}

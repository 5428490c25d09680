import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { z } from 'zod'

export const LocalHoliday = z.strictObject({ date: BusinessDate, name: z.string().trim().min(1).max(40) })
export type LocalHoliday = z.infer<typeof LocalHoliday>

/**
 * Days off in one place beside the State Council's: the founding day of an autonomous prefecture, a festival of its
 * people (民族区域自治: each government gives its own notice, year by year). The list is whole: that of a county takes the
 * place of its prefecture's and must repeat what of it holds there too.
 */
export const LocalHolidays = z.strictObject({ days: z.array(LocalHoliday).max(200) })
export type LocalHolidays = z.infer<typeof LocalHolidays>

/** Throws `rule-broken` for a day that is listed twice. */
export function checkHolidays({ days }: LocalHolidays): void {
  const twice = days.find(({ date }, index) => days.findIndex((day) => day.date === date) < index)
  if (twice) throw new DomainError('rule-broken', { reason: 'holiday-twice', params: { date: twice.date } })
}

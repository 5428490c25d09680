import { type BusinessDate, daysBetween } from '@zhanwang/kernel/calendar'
import type { TFunction } from 'i18next'

/** When something is due, as one says it: the date alone tells nobody how soon that is. */
export function dueText(t: TFunction, dueOn: BusinessDate, today: BusinessDate): string {
  const days = daysBetween(today, dueOn)
  if (days < 0) return t('todos.late', { count: -days, on: dueOn })
  return days === 0 ? t('todos.dueToday') : t('todos.dueIn', { count: days, on: dueOn })
}

import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What this context does by itself once a day, as the audit says it. */
export const DAILY_RUNS = {
  'acceptance-reminders': { zh: '每日:整改与复检提醒', en: 'Daily: reminders of rectifications and re-inspections' },
  'approval-escalation': { zh: '每日:审批逾期上报', en: 'Daily: overdue approvals told above' },
  'ticket-escalation': { zh: '每日:问题单逾期上报', en: 'Daily: overdue issues told above' },
  'todo-retention': { zh: '每日:清除早已办结的待办', en: 'Daily: to-dos closed long ago removed' },
} as const satisfies Record<string, LocalizedText>

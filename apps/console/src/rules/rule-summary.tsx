import { useTranslation } from 'react-i18next'
import type { RuleContent } from './rule-rows.ts'

/** What a rule says, in one line. */
export function RuleSummary({ rule }: { readonly rule: RuleContent }) {
  const { t } = useTranslation()
  switch (rule.kind) {
    case 'acceptance-checklist.station':
    case 'acceptance-checklist.room':
    case 'acceptance-checklist.hub':
    case 'acceptance-checklist.guidance-center':
      return t('rules.checklistSummary', { name: rule.value.name, count: rule.value.items.length })
    case 'approval-route.establishment':
    case 'approval-route.acceptance':
      return rule.value.steps.map(({ name }) => name).join(' → ')
    case 'local-holidays':
      return rule.value.days.length === 0
        ? t('rules.noHolidays')
        : t('rules.holidaySummary', { count: rule.value.days.length })
  }
}

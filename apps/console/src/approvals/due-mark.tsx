import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { dueText } from '../workbench/due-text.ts'

interface Props {
  readonly dueOn: BusinessDate | null
  readonly escalated: boolean
}

/** Until when a step is decided, and whether the level above may do it by now. */
export function DueMark({ dueOn, escalated }: Props) {
  const { t } = useTranslation()
  if (dueOn === null) return null
  const now = today()
  const tone = dueOn < now ? 'red' : dueOn === now ? 'amber' : 'plain'
  return (
    <>
      <Mark tone={tone}>{dueText(t, dueOn, now)}</Mark>
      {escalated ? <Mark tone="violet">{t('approvals.escalated')}</Mark> : null}
    </>
  )
}

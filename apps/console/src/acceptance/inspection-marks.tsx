import {
  INSPECTION_STATUSES,
  type InspectionStatus,
  type InspectionSummary,
  ITEM_RESULTS,
  type ItemResult,
} from '@zhanwang/domain-station-registry/inspection'
import { isOverdue } from '@zhanwang/domain-station-registry/inspection-reading'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'

const STATUS_TONES: Record<InspectionStatus, Tone> = {
  'self-check': 'blue',
  'on-site': 'violet',
  rectifying: 'amber',
  approval: 'teal',
  passed: 'green',
  abandoned: 'plain',
}

const RESULT_TONES: Record<ItemResult, Tone> = { met: 'green', partly: 'amber', unmet: 'red' }

export function InspectionStatusMark({ status }: { readonly status: InspectionStatus }) {
  const label = useLabel()
  return <Mark tone={STATUS_TONES[status]}>{label(INSPECTION_STATUSES[status])}</Mark>
}

export function ItemResultMark({ result }: { readonly result: ItemResult }) {
  const label = useLabel()
  return <Mark tone={RESULT_TONES[result]}>{label(ITEM_RESULTS[result])}</Mark>
}

/** By when something has to be mended, and that it is late; nothing where nothing has to. */
export function DueMark({ inspection }: { readonly inspection: Pick<InspectionSummary, 'status' | 'dueOn'> }) {
  const { t } = useTranslation()
  const { dueOn, status } = inspection
  if (dueOn === null || status !== 'rectifying') return null
  return isOverdue(inspection, today()) ? (
    <Mark tone="red">{t('acceptance.overdueSince', { date: dueOn })}</Mark>
  ) : (
    <Mark tone="amber">{t('acceptance.dueOn', { date: dueOn })}</Mark>
  )
}

import type { Inspection, InspectionStatus } from '@zhanwang/domain-station-registry/inspection'
import { Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../forms/use-narrow.ts'
import { inspectionSteps } from './inspection-steps.ts'

/** The way of a file, and where it stands on it; on a narrow screen only where it stands. */
export function InspectionStepsBar({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const { status } = inspection
  const steps = inspectionSteps(inspection)
  const current = steps.findIndex(({ at }) => at === status)
  const title = (at: InspectionStatus) => t(`acceptance.steps.${at}`)
  if (narrow && current >= 0) {
    return (
      <p>
        <span className="quiet numbers">{t('imports.stepOf', { number: current + 1, count: steps.length })}</span>{' '}
        <strong>{title(status)}</strong>
      </p>
    )
  }
  return (
    <Steps
      size="small"
      responsive={false}
      orientation={narrow ? 'vertical' : 'horizontal'}
      current={current}
      status={status === 'abandoned' ? 'error' : status === 'passed' ? 'finish' : 'process'}
      items={steps.map(({ at, on }) => ({ key: at, title: title(at), content: on ?? undefined }))}
    />
  )
}

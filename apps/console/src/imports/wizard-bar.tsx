import { Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../forms/use-narrow.ts'
import { WIZARD_STEPS, type WizardStep } from './wizard-step.ts'

interface Props {
  readonly step: WizardStep
  readonly status: 'process' | 'finish' | 'error'
}

/** The way of an import; on a narrow screen only where one is. */
export function WizardBar({ step, status }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const current = WIZARD_STEPS.indexOf(step)
  if (narrow) {
    const place = t('imports.stepOf', { number: current + 1, count: WIZARD_STEPS.length })
    return (
      <p className="import-place">
        <span className="quiet numbers">{place}</span> <strong>{t(`imports.steps.${step}`)}</strong>
      </p>
    )
  }
  return (
    <Steps
      size="small"
      responsive={false}
      current={current}
      status={status}
      items={WIZARD_STEPS.map((name) => ({ key: name, title: t(`imports.steps.${name}`) }))}
    />
  )
}

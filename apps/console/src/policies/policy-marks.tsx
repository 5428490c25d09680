import { POLICY_STATES, type Policy, type PolicyState } from '@zhanwang/domain-station-registry/policy'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'

const TONES: Readonly<Record<PolicyState, Tone>> = { coming: 'blue', running: 'green', ended: 'amber', repealed: 'red' }

/** How a document stands today. */
export function PolicyStateMark({ state }: { readonly state: PolicyState }) {
  const label = useLabel()
  return <Mark tone={TONES[state]}>{label(POLICY_STATES[state])}</Mark>
}

/** That a document is on trial. */
export function TrialMark({ policy }: { readonly policy: Pick<Policy, 'trial'> }) {
  const { t } = useTranslation()
  return policy.trial ? <Mark tone="violet">{t('policy.trial')}</Mark> : null
}

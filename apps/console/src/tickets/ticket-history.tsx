import { TICKET_STEPS, type TicketStep } from '@zhanwang/domain-station-registry/ticket'
import { OWNER_LEVELS, ownerText } from '@zhanwang/domain-station-registry/ticket-export'
import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { instantText } from '../forms/instant-text.ts'
import { useLabel, useLanguage } from '../locales/use-label.ts'
import { PaperFiles } from './paper-files.tsx'

const COLOURS = { escalate: 'red', reopen: 'red', confirm: 'green', solve: 'green' } as const
const colourOf = (step: TicketStep['step']) => (step in COLOURS ? COLOURS[step as keyof typeof COLOURS] : 'blue')

/** Every step of a ticket, newest first: who did what, when, and until when it is due from then on. */
export function TicketHistory({ steps }: { readonly steps: readonly TicketStep[] }) {
  const { t } = useTranslation()
  const label = useLabel()
  const language = useLanguage()
  const tellsOwner = ({ step }: TicketStep) => step === 'raise' || step === 'assign' || step === 'reopen'
  return (
    <Timeline
      items={steps.map((step) => ({
        key: step.sequence,
        color: colourOf(step.step),
        content: (
          <>
            <strong>
              {step.on} {label(TICKET_STEPS[step.step])}
            </strong>
            {step.step === 'escalate' && step.escalatedTo ? ` ${label(OWNER_LEVELS[step.escalatedTo])}` : null}
            {step.text ? <div className="paper-text">{step.text}</div> : null}
            {tellsOwner(step) && step.owner ? (
              <div>{t('tickets.stepOwner', { owner: ownerText(step.owner, language), date: step.dueOn })}</div>
            ) : null}
            {step.files.length > 0 ? <PaperFiles files={step.files} address="/api/v1/ticket-files" /> : null}
            <div className="quiet">
              {step.by || t('tickets.system')} {instantText(step.at)}
            </div>
          </>
        ),
      }))}
    />
  )
}

import { ORGANIZATION_STEPS, type OrganizationStep } from '@zhanwang/domain-station-registry/organization'
import { Button, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/empty-state.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import { useChangeWords } from './use-change-words.ts'
import './organizations.css'

interface Props {
  readonly steps: readonly OrganizationStep[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
}

const COLOURS: Readonly<Record<OrganizationStep['step'], string>> = {
  register: 'blue',
  change: 'blue',
  rate: 'green',
  'withdraw-rating': 'red',
  enlist: 'red',
  delist: 'green',
  dissolve: 'gray',
  restore: 'green',
  move: 'blue',
}

/** Every step of an organization, newest first: what changed from what to what, why, and who recorded it. */
export function OrganizationHistory({ steps, hasMore, isLoading, onMore }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const words = useChangeWords()
  if (steps.length === 0) return <EmptyState text={t('organizations.noHistory')} />
  return (
    <>
      <Timeline
        items={steps.map(({ sequence, step, on, text, changes, by, at }) => ({
          key: sequence,
          color: COLOURS[step],
          content: (
            <>
              <strong>
                {on} {label(ORGANIZATION_STEPS[step])}
              </strong>
              {text ? <div>{text}</div> : null}
              {changes.map(({ field, before, after }) => (
                <div key={field} className="organization-change">
                  {t('organizations.changed', {
                    field: words.name(field),
                    before: words.value(field, before),
                    after: words.value(field, after),
                  })}
                </div>
              ))}
              <div className="quiet">{t('organizations.recorded', { name: by, at: instantText(at) })}</div>
            </>
          ),
        }))}
      />
      {hasMore ? (
        <Button loading={isLoading} onClick={onMore}>
          {t('organizations.earlier')}
        </Button>
      ) : null}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import type { Policy } from '@zhanwang/domain-station-registry/policy'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { today } from '../forms/today.ts'
import './policies.css'

/** That a document holds no more, or will not from a day on, and why. */
export function RepealedAlert({ repealed }: { readonly repealed: NonNullable<Policy['repealed']> }) {
  const { t } = useTranslation()
  const { on, reason, by } = repealed
  return (
    <Alert
      type="warning"
      showIcon
      title={t(on > today() ? 'policies.repealedFrom' : 'policies.repealedOn', { date: on })}
      description={
        by ? (
          <span className="policy-successor">
            {t('policies.successor')}:{' '}
            <Link to="/policies/$id" params={{ id: by.id }}>
              {by.title}
            </Link>
          </span>
        ) : (
          t('policies.repealedBecause', { reason })
        )
      }
    />
  )
}

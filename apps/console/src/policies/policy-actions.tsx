import { Link } from '@tanstack/react-router'
import type { Policy } from '@zhanwang/domain-station-registry/policy'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangeDialog } from './change-dialog.tsx'
import { RepealDialog } from './repeal-dialog.tsx'

interface Props {
  readonly policy: Policy
  /** What the server lets this reader do now. */
  readonly may: readonly 'change'[]
}

/** What the reader may do with a document now, as the server says. */
export function PolicyActions({ policy, may }: Props) {
  const { t } = useTranslation()
  const [action, setAction] = useState<'change' | 'repeal'>()
  const close = () => setAction(undefined)
  if (!may.includes('change')) return <p className="quiet">{t('policies.readOnly', { name: policy.divisionName })}</p>
  return (
    <div className="row">
      <Button onClick={() => setAction('change')}>{t('policies.may.change')}</Button>
      <Link to="/policies/new" search={{ supersedes: policy.id }}>
        <Button tabIndex={-1}>{t('policies.may.supersede')}</Button>
      </Link>
      <Button danger onClick={() => setAction('repeal')}>
        {t('policies.may.repeal')}
      </Button>
      {action === 'change' ? <ChangeDialog policy={policy} onClose={close} /> : null}
      {action === 'repeal' ? <RepealDialog policy={policy} onClose={close} /> : null}
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import type { Policy, PolicyStep } from '@zhanwang/domain-station-registry/policy'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { RepealDialog } from './repeal-dialog.tsx'
import { useReloadPolicy } from './use-reload-policy.ts'

interface Props {
  readonly policy: Policy
  /** What the server lets this reader do now. */
  readonly may: readonly PolicyStep[]
}

/** What the reader may do with a document now, as the server says. */
export function PolicyActions({ policy, may }: Props) {
  const { t } = useTranslation()
  const [action, setAction] = useState<'change' | 'repeal' | 'reinstate'>()
  const close = () => setAction(undefined)
  const { id, version, title, repealed } = policy
  const reload = useReloadPolicy(id)
  if (may.length === 0) return <p className="quiet">{t('policies.readOnly', { name: policy.divisionName })}</p>
  return (
    <div className="row">
      {may.includes('change') ? <Button onClick={() => setAction('change')}>{t('policies.may.change')}</Button> : null}
      {repealed ? null : (
        <>
          <Link to="/policies/new" search={{ supersedes: id }}>
            <Button tabIndex={-1}>{t('policies.may.supersede')}</Button>
          </Link>
          <Button danger onClick={() => setAction('repeal')}>
            {t('policies.may.repeal')}
          </Button>
        </>
      )}
      {may.includes('reinstate') ? (
        <Button onClick={() => setAction('reinstate')}>{t('policies.may.reinstate')}</Button>
      ) : null}
      {action === 'change' ? <ChangeDialog policy={policy} onClose={close} /> : null}
      {action === 'repeal' ? <RepealDialog policy={policy} onClose={close} /> : null}
      {action === 'reinstate' ? (
        <ReasonDialog
          title={t('policies.dialogTitle', { action: t('policies.may.reinstate'), title })}
          submit={t('policies.may.reinstate')}
          danger={false}
          send={(reason, options) => client.registry.policies.reinstate.mutate({ id, version, reason }, options)}
          onClose={close}
          onReload={reload}
        >
          {t('policies.reinstateText')}
        </ReasonDialog>
      ) : null}
    </div>
  )
}

import type { Organization } from '@zhanwang/domain-station-registry/organization'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { EndingDialog } from './ending-dialog.tsx'
import { EnlistDialog } from './enlist-dialog.tsx'
import { isGraded } from './grades.ts'
import { MoveDialog } from './move-dialog.tsx'
import { RateDialog } from './rate-dialog.tsx'
import { useReloadOrganization } from './use-reload-organization.ts'

type Action = 'change' | 'rate' | 'withdrawRating' | 'enlist' | 'move' | 'dissolve' | 'restore'

/** What who keeps an organization's record may do with it now. */
export function OrganizationActions({ organization }: { readonly organization: Organization }) {
  const { t } = useTranslation()
  const [action, setAction] = useState<Action>()
  const close = () => setAction(undefined)
  const { id, version, name, kind, grade, foundedOn, dissolvedOn } = organization
  const reload = useReloadOrganization(id)
  const of = { id, version }
  const actions: Action[] = dissolvedOn
    ? ['restore']
    : [
        'change',
        ...(isGraded(kind) ? ['rate' as const] : []),
        ...(grade ? ['withdrawRating' as const] : []),
        'enlist',
        'move',
        'dissolve',
      ]
  return (
    <div className="row">
      {actions.map((each) => (
        <Button key={each} danger={each === 'dissolve'} onClick={() => setAction(each)}>
          {t(`organizations.may.${each}`)}
        </Button>
      ))}
      {action === 'change' ? <ChangeDialog organization={organization} onClose={close} /> : null}
      {action === 'rate' ? <RateDialog organization={organization} onClose={close} /> : null}
      {action === 'enlist' ? <EnlistDialog organization={organization} onClose={close} /> : null}
      {action === 'move' ? <MoveDialog organization={organization} onClose={close} /> : null}
      {action === 'withdrawRating' ? (
        <EndingDialog
          action={t('organizations.may.withdrawRating')}
          organization={organization}
          text={t('organizations.withdrawText', { grade: grade?.grade })}
          dayLabel={t('organizations.withdrawOn')}
          min={grade?.ratedOn}
          send={(values, send) => client.registry.organizations.withdrawRating.mutate({ ...of, ...values }, send)}
          onClose={close}
        />
      ) : null}
      {action === 'dissolve' ? (
        <EndingDialog
          action={t('organizations.may.dissolve')}
          organization={organization}
          text={t('organizations.dissolveText')}
          dayLabel={t('organization.dissolvedOn')}
          min={foundedOn ?? undefined}
          send={(values, send) => client.registry.organizations.dissolve.mutate({ ...of, ...values }, send)}
          onClose={close}
        />
      ) : null}
      {action === 'restore' ? (
        <ReasonDialog
          title={t('organizations.dialogTitle', { action: t('organizations.may.restore'), name })}
          submit={t('organizations.may.restore')}
          danger={false}
          send={(reason, send) => client.registry.organizations.restore.mutate({ ...of, reason }, send)}
          onClose={close}
          onReload={reload}
        >
          {t('organizations.restoreText')}
        </ReasonDialog>
      ) : null}
    </div>
  )
}

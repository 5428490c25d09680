import { useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import type { FoundingValues } from '../station-founding/founding-draft.ts'
import { FoundingForm } from '../station-founding/founding-form.tsx'
import { type ApplicationInput, applicationInput } from '../station-founding/founding-input.ts'
import { useFoundingDraft } from '../station-founding/use-founding-draft.ts'

const FRESH: FoundingValues = { features: [], responsible: [], phone: '', remark: '' }

/** 申请设站: what a township asks its county for. */
export function ApplyPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const draft = useFoundingDraft('application', FRESH)
  const apply = useCommand(
    (input: ApplicationInput, send: SendOptions) => client.registry.applications.submit.mutate(input, send),
    ({ id }) => {
      draft.forget()
      return navigate({ to: '/applications/$id', params: { id } })
    },
  )
  const submit = (values: FoundingValues) => {
    const input = applicationInput(values)
    if (input) apply.mutate(input)
  }
  return (
    <>
      <PageHeading title={t('applications.apply')} note={t('applications.applyNote')} />
      {draft.isRestored ? <Alert type="info" showIcon title={t('founding.restored')} /> : null}
      <FoundingForm
        form={draft.form}
        initialValues={draft.initialValues}
        submit={t('applications.submit')}
        busy={apply.isPending}
        error={apply.error}
        onChange={draft.keep}
        onSubmit={submit}
        actions={<Button onClick={draft.discard}>{t('founding.discard')}</Button>}
      />
    </>
  )
}

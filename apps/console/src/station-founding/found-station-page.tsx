import { Navigate, useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { today } from '../forms/today.ts'
import type { FoundingValues } from './founding-draft.ts'
import { FoundingForm } from './founding-form.tsx'
import { type FoundingInput, foundingInput } from './founding-input.ts'
import { useFoundingDraft } from './use-founding-draft.ts'

/** 登记设立站(室): by who supervises stations; who may only apply for one is led to the application. */
export function FoundStationPage() {
  return useHolds()('station.supervise') ? <RecordStation /> : <Navigate to="/applications/new" replace />
}

function RecordStation() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const fresh: FoundingValues = { foundedOn: today(), features: [], responsible: [], phone: '', remark: '' }
  const draft = useFoundingDraft('founding', fresh)
  const found = useCommand(
    (input: FoundingInput, send: SendOptions) => client.registry.stations.found.mutate(input, send),
    ({ code }) => {
      draft.forget()
      return navigate({ to: '/stations/$code', params: { code } })
    },
  )
  const submit = (values: FoundingValues) => {
    const input = foundingInput(values)
    if (input) found.mutate(input)
  }
  return (
    <>
      <PageHeading title={t('founding.title')} note={t('founding.note')} />
      {draft.isRestored ? <Alert type="info" showIcon title={t('founding.restored')} /> : null}
      <FoundingForm
        form={draft.form}
        initialValues={draft.initialValues}
        isDated
        submit={t('founding.submit')}
        busy={found.isPending}
        error={found.error}
        onChange={draft.keep}
        onSubmit={submit}
        actions={<Button onClick={draft.discard}>{t('founding.discard')}</Button>}
      />
    </>
  )
}

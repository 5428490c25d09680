import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { problemOf } from '../api/problem.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DetailFields } from '../forms/detail-fields.tsx'
import { today } from '../forms/today.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { type FoundingValues, forgetDraft, keepDraft, readDraft } from './founding-draft.ts'
import { type FoundingInput, foundingInput } from './founding-input.ts'
import { OptionalPremises } from './optional-premises.tsx'
import { PlaceFields } from './place-fields.tsx'

/** 设立站点: the form lives in this tab until it is sent or thrown away. */
export function FoundStationPage() {
  const { t } = useTranslation()
  const { account } = useMe()
  const navigate = useNavigate()
  const division = useCurrentDivision()
  const [form] = Form.useForm<FoundingValues>()
  const [draft] = useState(() => readDraft(account.id))
  const fresh: FoundingValues = { foundedOn: today(), features: [], responsible: [], phone: '', remark: '' }
  const found = useCommand(
    (input: FoundingInput, send: SendOptions) => client.registry.stations.found.mutate(input, send),
    ({ code }) => {
      forgetDraft(account.id)
      return navigate({ to: '/stations/$code', params: { code } })
    },
  )
  useEffect(() => {
    if (!found.error) return
    const fields = problemOf(found.error).issues.map((issue) => ({ name: [...issue.path], errors: [issue.message] }))
    form.setFields(fields as Parameters<typeof form.setFields>[0])
  }, [found.error, form])

  const submit = (values: FoundingValues) => {
    const input = foundingInput(values)
    if (input) found.mutate(input)
  }
  const discard = () => {
    forgetDraft(account.id)
    form.setFieldsValue({ division: null, parent: null, hasPremises: false, mode: null })
    form.resetFields()
    form.setFieldsValue(fresh)
  }

  return (
    <>
      <PageHeading title={t('founding.title')} note={t('founding.note')} />
      {draft ? <Alert type="info" showIcon title={t('founding.restored')} /> : null}
      <Form<FoundingValues>
        form={form}
        layout="vertical"
        className="panel founding-form"
        initialValues={draft ?? { ...fresh, ...(division ? { division: division.code } : {}) }}
        onValuesChange={(_, values) => keepDraft(account.id, values)}
        onFinish={submit}
        scrollToFirstError
      >
        <PlaceFields form={form} />
        <OptionalPremises />
        <DetailFields />
        {found.error ? <ProblemAlert error={found.error} /> : null}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={found.isPending}>
            {t('founding.submit')}
          </Button>
          <Button onClick={discard}>{t('founding.discard')}</Button>
        </div>
      </Form>
    </>
  )
}

import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { MAX_POLICY_FILES, type Policy } from '@zhanwang/domain-station-registry/policy'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { useOpenDraft } from '../api/open-drafts.ts'
import { problemOf } from '../api/problem.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { useFieldIssues } from '../forms/use-field-issues.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { UploadsField } from '../tickets/uploads-field.tsx'
import { ticketsOf, useUploads } from '../tickets/use-uploads.ts'
import { PolicyFields } from './policy-fields.tsx'
import { detailsInput, type PolicyValues, type RecordInput } from './policy-input.ts'
import { PolicySelect } from './policy-select.tsx'

interface Values extends PolicyValues {
  division?: string | null
  supersedes?: Uuid | null
}

/** 登记文件: by who keeps documents of a division; anybody else is led to the list. */
export function RecordPolicyPage() {
  const { supersedes } = useSearch({ from: '/shell/policies/new' })
  const mayRecord = useHolds()('policy.maintain')
  const old = useQuery(trpc.registry.policies.get.queryOptions(supersedes ? { id: supersedes } : skipToken))
  if (!mayRecord) return <Navigate to="/policies" replace />
  if (!supersedes) return <RecordPolicy />
  if (!old.isSuccess) return <PageStandIn of={old} />
  return <RecordPolicy key={supersedes} old={old.data.policy} />
}

/** `old`: the document whose place it takes, where that is known. */
function RecordPolicy({ old }: { readonly old?: Policy }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const current = useCurrentDivision()
  const [form] = Form.useForm<Values>()
  const uploads = useUploads()
  const [waiting, setWaiting] = useState(false)
  useOpenDraft()
  const place = Form.useWatch('division', form)
  const record = useCommand(
    (input: RecordInput, send: SendOptions) => client.registry.policies.record.mutate(input, send),
    ({ id }) => navigate({ to: '/policies/$id', params: { id } }),
  )
  useFieldIssues(form, record.error)
  const isTaken = record.error ? problemOf(record.error).reason?.startsWith('policy-number-taken') : false
  const submit = ({ division, supersedes, ...values }: Values) => {
    setWaiting(uploads.busy)
    const input = detailsInput(values)
    if (uploads.busy || !input || !division) return
    record.mutate({ ...input, division, supersedes: supersedes ?? null, files: ticketsOf(uploads) })
  }
  const division = old?.division ?? current?.code
  return (
    <>
      <PageTrail>
        <Link to="/policies">{t('policies.title')}</Link>
        {t('policies.record')}
      </PageTrail>
      <PageHeading title={t('policies.record')} note={t('policies.recordNote')} />
      <Form<Values>
        form={form}
        layout="vertical"
        className="panel founding-form"
        initialValues={{ ...(division ? { division } : {}), ...(old ? { supersedes: old.id } : {}) }}
        onFinish={submit}
        scrollToFirstError
      >
        <Form.Item
          name="division"
          label={t('policy.division')}
          extra={t('policies.divisionHint')}
          rules={[{ required: true, message: t('form.choose') }]}
        >
          <DivisionSelect />
        </Form.Item>
        <PolicyFields form={form} />
        <Form.Item name="supersedes" label={t('policy.supersedes')} extra={t('policies.supersedesHint')}>
          <PolicySelect division={place ?? undefined} replaceableOnly />
        </Form.Item>
        <UploadsField label={t('policies.files')} uploads={uploads} most={MAX_POLICY_FILES} />
        <div className="stack">
          {waiting && uploads.busy ? <Alert type="warning" showIcon title={t('tickets.filesBusy')} /> : null}
          {record.error ? <ProblemAlert error={record.error} /> : null}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={record.isPending}>
              {t('policies.submit')}
            </Button>
            {isTaken ? (
              <Link to="/policies" search={{ text: record.variables?.number?.trim() }}>
                {t('policies.lookUp')}
              </Link>
            ) : null}
          </div>
        </div>
      </Form>
    </>
  )
}

import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { hasGroups } from '@zhanwang/domain-station-registry/leading-group'
import { LEADING_GROUP_REASONS } from '@zhanwang/domain-station-registry/leading-group-reasons'
import { Button, Form } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { useOpenDraft } from '../api/open-drafts.ts'
import { problemOf } from '../api/problem.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { useFieldIssues } from '../forms/use-field-issues.ts'
import { useLabel } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { GroupFields } from './group-fields.tsx'
import {
  detailsInput,
  type FoundInput,
  type GroupValues,
  type MemberValues,
  membersInput,
  proposedName,
} from './group-input.ts'
import { MembersFields } from './members-fields.tsx'

interface Values extends GroupValues {
  division?: string | null
  members?: MemberValues[]
}

/** 登记领导小组: by who keeps the groups of a division; anybody else is led to the list. */
export function FoundGroupPage() {
  return useHolds()('group.maintain') ? <FoundGroup /> : <Navigate to="/leading-groups" replace />
}

function FoundGroup() {
  const { t } = useTranslation()
  const label = useLabel()
  const navigate = useNavigate()
  const current = useCurrentDivision()
  const [form] = Form.useForm<Values>()
  useOpenDraft()
  const code = Form.useWatch('division', form) ?? undefined
  const place = useQuery(trpc.registry.divisions.get.queryOptions(code ? { code } : skipToken)).data?.division
  const isPlace = !place || hasGroups(place.level)
  const proposed = place && isPlace ? proposedName(place.name) : undefined
  useEffect(() => {
    if (proposed && !form.isFieldTouched('name')) form.setFieldValue('name', proposed)
  }, [proposed, form])
  const found = useCommand(
    (input: FoundInput, send: SendOptions) => client.registry.leadingGroups.found.mutate(input, send),
    ({ id }) => navigate({ to: '/leading-groups/$id', params: { id } }),
  )
  useFieldIssues(form, found.error)
  const isThere = found.error ? problemOf(found.error).reason?.startsWith('group-there') : false
  const submit = ({ division, members, ...values }: Values) => {
    const input = detailsInput(values)
    if (input && division && isPlace) found.mutate({ ...input, division, members: membersInput(members) })
  }
  return (
    <>
      <PageTrail>
        <Link to="/leading-groups">{t('leadingGroups.title')}</Link>
        {t('leadingGroups.found')}
      </PageTrail>
      <PageHeading title={t('leadingGroups.found')} note={t('leadingGroups.foundNote')} />
      <Form<Values>
        form={form}
        layout="vertical"
        className="panel founding-form"
        initialValues={{
          ...(current ? { division: current.code } : {}),
          members: [{ role: 'head', name: '', unit: '', post: '' }],
        }}
        onFinish={submit}
        scrollToFirstError
      >
        <Form.Item
          name="division"
          label={t('leadingGroup.division')}
          rules={[{ required: true, message: t('form.choose') }]}
          {...(isPlace ? {} : { validateStatus: 'error' as const, help: label(LEADING_GROUP_REASONS['group-level']) })}
        >
          <DivisionSelect />
        </Form.Item>
        <GroupFields form={form} division={code} />
        <MembersFields form={form} />
        <div className="stack">
          {found.error ? <ProblemAlert error={found.error} /> : null}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={found.isPending}>
              {t('leadingGroups.submit')}
            </Button>
            {isThere ? (
              <Link to="/leading-groups" search={{ division: found.variables?.division }}>
                {t('leadingGroups.lookUp')}
              </Link>
            ) : null}
          </div>
        </div>
      </Form>
    </>
  )
}

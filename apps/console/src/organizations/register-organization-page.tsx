import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { writtenCreditCode } from '@zhanwang/kernel/credit-code'
import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { useOpenDraft } from '../api/open-drafts.ts'
import { problemOf } from '../api/problem.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { useFieldIssues } from '../forms/use-field-issues.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { OrganizationFields } from './organization-fields.tsx'
import { detailsInput, type OrganizationValues, type RegisterInput } from './organization-input.ts'

interface Values extends OrganizationValues {
  division?: string | null
}

/** 登记单位: by who keeps records of a division; anybody else is led to the register. */
export function RegisterOrganizationPage() {
  return useHolds()('organization.maintain') ? <RegisterOrganization /> : <Navigate to="/organizations" replace />
}

function RegisterOrganization() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const division = useCurrentDivision()
  const [form] = Form.useForm<Values>()
  useOpenDraft()
  const register = useCommand(
    (input: RegisterInput, send: SendOptions) => client.registry.organizations.register.mutate(input, send),
    ({ id }) => navigate({ to: '/organizations/$id', params: { id } }),
  )
  useFieldIssues(form, register.error)
  const isTaken = register.error ? problemOf(register.error).reason?.startsWith('organization-code-taken') : false
  const submit = ({ division: keeper, ...values }: Values) => {
    const input = detailsInput(values)
    if (input && keeper) register.mutate({ ...input, division: keeper })
  }
  return (
    <>
      <PageTrail>
        <Link to="/organizations">{t('organizations.title')}</Link>
        {t('organizations.register')}
      </PageTrail>
      <PageHeading title={t('organizations.register')} note={t('organizations.registerNote')} />
      <Form<Values>
        form={form}
        layout="vertical"
        className="panel founding-form"
        initialValues={division ? { division: division.code } : {}}
        onFinish={submit}
        scrollToFirstError
      >
        <OrganizationFields form={form} />
        <Form.Item
          name="division"
          label={t('organization.division')}
          extra={t('organizations.divisionHint')}
          rules={[{ required: true, message: t('form.choose') }]}
        >
          <DivisionSelect />
        </Form.Item>
        <div className="stack">
          {register.error ? <ProblemAlert error={register.error} /> : null}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={register.isPending}>
              {t('organizations.submit')}
            </Button>
            {isTaken ? (
              <Link to="/organizations" search={{ text: writtenCreditCode(register.variables?.code ?? '') }}>
                {t('organizations.lookUp')}
              </Link>
            ) : null}
          </div>
        </div>
      </Form>
    </>
  )
}

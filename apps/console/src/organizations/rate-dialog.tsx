import { GRADE_YEARS, type Organization } from '@zhanwang/domain-station-registry/organization'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { today } from '../forms/today.ts'
import { GRADES } from './grades.ts'
import { useReloadOrganization } from './use-reload-organization.ts'

interface Values {
  grade: number
  ratedOn: BusinessDate
  validTo?: BusinessDate | null
  source?: string
}

interface Props {
  readonly organization: Organization
  readonly onClose: () => void
}

/** Records the grade that an organization was given. */
export function RateDialog({ organization, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { id, version, name, grade: last } = organization
  const reload = useReloadOrganization(id)
  const ratedOn = Form.useWatch('ratedOn', form)
  const rate = useCommand(
    (values: Values, send: SendOptions) => client.registry.organizations.rate.mutate({ id, version, ...values }, send),
    onClose,
  )
  const action = t('organizations.may.rate')
  return (
    <CommandDialog<Values>
      title={t('organizations.dialogTitle', { action, name })}
      submit={t('common.save')}
      form={form}
      initialValues={{ ratedOn: today(), validTo: null, source: '' }}
      busy={rate.isPending}
      error={rate.error}
      onSubmit={(values) => rate.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <Form.Item name="grade" label={t('organization.grade')} rules={[{ required: true, message: t('form.choose') }]}>
        <Select options={GRADES.map((value) => ({ value, label: t('organizations.grade', { grade: value }) }))} />
      </Form.Item>
      <DateField name="ratedOn" label={t('organizations.ratedOn')} min={last ? addDays(last.ratedOn, 1) : undefined} />
      <Form.Item
        name="validTo"
        label={t('organizations.validTo')}
        extra={t('organizations.validToHint', { count: GRADE_YEARS })}
      >
        <BusinessDatePicker allowClear min={ratedOn ? addDays(ratedOn, 1) : undefined} />
      </Form.Item>
      <Form.Item name="source" label={t('organizations.source')} extra={t('organizations.rateSourceHint')}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}

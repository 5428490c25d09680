import {
  ORGANIZATION_LISTS,
  type Organization,
  type OrganizationList,
} from '@zhanwang/domain-station-registry/organization'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useOptions } from '../locales/use-label.ts'
import { useReloadOrganization } from './use-reload-organization.ts'

interface Values {
  list: OrganizationList
  from: BusinessDate
  until?: BusinessDate | null
  reason: string
  source?: string
}

interface Props {
  readonly organization: Organization
  readonly onClose: () => void
}

/** Puts an organization on one of the lists of those that are not to be trusted. */
export function EnlistDialog({ organization, onClose }: Props) {
  const { t } = useTranslation()
  const options = useOptions()
  const [form] = Form.useForm<Values>()
  const { id, version, name } = organization
  const reload = useReloadOrganization(id)
  const from = Form.useWatch('from', form)
  const enlist = useCommand(
    (values: Values, send: SendOptions) =>
      client.registry.organizations.enlist.mutate({ id, version, ...values }, send),
    onClose,
  )
  const action = t('organizations.may.enlist')
  return (
    <CommandDialog<Values>
      title={t('organizations.dialogTitle', { action, name })}
      submit={action}
      danger
      form={form}
      initialValues={{ from: today(), until: null, reason: '', source: '' }}
      busy={enlist.isPending}
      error={enlist.error}
      onSubmit={(values) => enlist.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('organizations.enlistText')}</p>
      <Form.Item name="list" label={t('organization.listings')} rules={[{ required: true, message: t('form.choose') }]}>
        <Select options={options(ORGANIZATION_LISTS)} />
      </Form.Item>
      <div className="field-pair">
        <DateField name="from" label={t('organizations.listedFrom')} />
        <Form.Item name="until" label={t('organizations.listedUntil')} extra={t('organizations.listedUntilHint')}>
          <BusinessDatePicker allowClear min={from} />
        </Form.Item>
      </div>
      <ReasonField />
      <Form.Item name="source" label={t('organizations.source')} extra={t('organizations.listSourceHint')}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}

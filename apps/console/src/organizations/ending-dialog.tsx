import type { Organization } from '@zhanwang/domain-station-registry/organization'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useReloadOrganization } from './use-reload-organization.ts'

interface Values {
  on: BusinessDate
  reason: string
}

interface Props {
  /** What is done, in words. */
  readonly action: string
  readonly organization: Organization
  /** What it means. */
  readonly text: string
  readonly dayLabel: string
  /** The earliest day that the rule allows. */
  readonly min: BusinessDate | undefined
  readonly send: (values: Values, options: SendOptions) => Promise<unknown>
  readonly onClose: () => void
}

/** Ends something of an organization, or the organization itself: from which day on and why. */
export function EndingDialog({ action, organization, text, dayLabel, min, send, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const reload = useReloadOrganization(organization.id)
  const end = useCommand(send, onClose)
  return (
    <CommandDialog<Values>
      title={t('organizations.dialogTitle', { action, name: organization.name })}
      submit={action}
      danger
      form={form}
      initialValues={{ on: today(), reason: '' }}
      busy={end.isPending}
      error={end.error}
      onSubmit={(values) => end.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{text}</p>
      <DateField name="on" label={dayLabel} min={min} />
      <ReasonField />
    </CommandDialog>
  )
}

import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useReloadGroup } from './use-reload-group.ts'

interface Values {
  on: BusinessDate
  reason: string
}

interface Props {
  readonly group: LeadingGroup
  readonly onClose: () => void
}

/** Records that a group was dissolved. */
export function DissolveDialog({ group, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { id, version, name, foundedOn } = group
  const reload = useReloadGroup(id)
  const dissolve = useCommand(
    (values: Values, send: SendOptions) =>
      client.registry.leadingGroups.dissolve.mutate({ id, version, ...values }, send),
    onClose,
  )
  const action = t('leadingGroups.may.dissolve')
  return (
    <CommandDialog<Values>
      title={t('leadingGroups.dialogTitle', { action, name })}
      submit={action}
      danger
      form={form}
      initialValues={{ on: today(), reason: '' }}
      busy={dissolve.isPending}
      error={dissolve.error}
      onSubmit={(values) => dissolve.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('leadingGroups.dissolveText')}</p>
      <DateField name="on" label={t('leadingGroup.dissolvedOn')} min={foundedOn} />
      <ReasonField />
    </CommandDialog>
  )
}

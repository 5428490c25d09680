import type { Organization } from '@zhanwang/domain-station-registry/organization'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { useReloadOrganization } from './use-reload-organization.ts'

interface Values {
  division: string
  reason: string
}

interface Props {
  readonly organization: Organization
  readonly onClose: () => void
}

/** Hands the record of an organization to another division of the reader's scope. */
export function MoveDialog({ organization, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { id, version, name, divisionName } = organization
  const reload = useReloadOrganization(id)
  const move = useCommand(
    (values: Values, send: SendOptions) => client.registry.organizations.move.mutate({ id, version, ...values }, send),
    onClose,
  )
  const action = t('organizations.may.move')
  return (
    <CommandDialog<Values>
      title={t('organizations.dialogTitle', { action, name })}
      submit={action}
      form={form}
      initialValues={{ reason: '' }}
      busy={move.isPending}
      error={move.error}
      onSubmit={(values) => move.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('organizations.moveText', { name: divisionName })}</p>
      <Form.Item
        name="division"
        label={t('organizations.moveTo')}
        rules={[{ required: true, message: t('form.choose') }]}
      >
        <DivisionSelect />
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  )
}

import type { Organization } from '@zhanwang/domain-station-registry/organization'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { OrganizationFields } from './organization-fields.tsx'
import { type DetailsInput, detailsInput, type OrganizationValues, valuesOf } from './organization-input.ts'
import { useReloadOrganization } from './use-reload-organization.ts'

interface Values extends OrganizationValues {
  reason: string
}

interface Props {
  readonly organization: Organization
  readonly onClose: () => void
}

/** Writes anew what is recorded of an organization, its code included, which may have been mistyped. */
export function ChangeDialog({ organization, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [begun] = useState(organization)
  const { id, version, name } = organization
  const reload = useReloadOrganization(id)
  const change = useCommand(
    (input: DetailsInput & { reason: string }, send: SendOptions) =>
      client.registry.organizations.change.mutate({ id, version, ...input }, send),
    onClose,
  )
  const submit = ({ reason, ...values }: Values) => {
    const input = detailsInput(values)
    if (input) change.mutate({ ...input, reason })
  }
  return (
    <CommandDialog<Values>
      title={t('organizations.dialogTitle', { action: t('organizations.may.change'), name })}
      submit={t('common.save')}
      width={760}
      form={form}
      initialValues={{ ...valuesOf(begun), reason: '' }}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
      onReload={reload}
    >
      <ChangedMeanwhile begun={begun} now={organization} />
      <OrganizationFields form={form} />
      <ReasonField />
    </CommandDialog>
  )
}

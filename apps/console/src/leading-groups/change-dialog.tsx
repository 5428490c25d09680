import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { ChangedMeanwhile, DETAILS } from './changed-meanwhile.tsx'
import { GroupFields } from './group-fields.tsx'
import { type DetailsInput, detailsInput, type GroupValues, valuesOf } from './group-input.ts'
import { useReloadGroup } from './use-reload-group.ts'

interface Values extends GroupValues {
  reason: string
}

interface Props {
  readonly group: LeadingGroup
  readonly onClose: () => void
}

/** Writes anew what is recorded of a group beside its members. */
export function ChangeDialog({ group, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [begun] = useState(group)
  const { id, version, name, division } = group
  const reload = useReloadGroup(id)
  const change = useCommand(
    (input: DetailsInput & { reason: string }, send: SendOptions) =>
      client.registry.leadingGroups.change.mutate({ id, version, ...input }, send),
    onClose,
  )
  const submit = ({ reason, ...values }: Values) => {
    // A field that this reader is not shown stays as it is.
    const input = detailsInput({ ...valuesOf(begun), ...values })
    if (input) change.mutate({ ...input, reason })
  }
  return (
    <CommandDialog<Values>
      title={t('leadingGroups.dialogTitle', { action: t('leadingGroups.may.change'), name })}
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
      <ChangedMeanwhile fields={DETAILS} begun={begun} now={group} />
      <GroupFields form={form} division={division} />
      <ReasonField />
    </CommandDialog>
  )
}

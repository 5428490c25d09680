import type { Policy } from '@zhanwang/domain-station-registry/policy'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { type DetailsInput, detailsInput, type PolicyValues, valuesOf } from './policy-input.ts'
import { useReloadPolicy } from './use-reload-policy.ts'

interface Values extends PolicyValues {
  reason: string
}

interface Props {
  readonly policy: Policy
  readonly onClose: () => void
}

/** Corrects what is recorded of a document. */
export function ChangeDialog({ policy, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [begun] = useState(policy)
  const { id, version, title } = policy
  const reload = useReloadPolicy(id)
  const change = useCommand(
    (input: DetailsInput & { reason: string }, send: SendOptions) =>
      client.registry.policies.change.mutate({ id, version, ...input }, send),
    onClose,
  )
  const submit = ({ reason, ...values }: Values) => {
    const input = detailsInput(values)
    if (input) change.mutate({ ...input, reason })
  }
  return (
    <CommandDialog<Values>
      title={t('policies.dialogTitle', { action: t('policies.may.change'), title })}
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
      <ChangedMeanwhile begun={begun} now={policy} />
      <PolicyFields form={form} />
      <ReasonField />
    </CommandDialog>
  )
}

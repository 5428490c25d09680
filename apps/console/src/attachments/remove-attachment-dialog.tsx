import type { Attachment } from '@zhanwang/domain-station-registry/attachment'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'

interface Values {
  reason: string
}

interface Props {
  readonly attachment: Attachment
  readonly onClose: () => void
}

export function RemoveAttachmentDialog({ attachment, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const remove = useCommand(
    ({ reason }: Values, send: SendOptions) =>
      client.registry.attachments.remove.mutate({ id: attachment.id, reason }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('attachments.removeOf', { title: attachment.title })}
      submit={t('attachments.remove')}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={remove.isPending}
      error={remove.error}
      onSubmit={(values) => remove.mutate(values)}
      onClose={onClose}
    >
      <p>{t('attachments.removeText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}

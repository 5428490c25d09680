import type { Policy } from '@zhanwang/domain-station-registry/policy'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { UploadsField } from '../tickets/uploads-field.tsx'
import { ticketsOf, useUploads } from '../tickets/use-uploads.ts'

interface Props {
  readonly policy: Policy
  readonly onClose: () => void
}

/** Keeps another file with a document. */
export function AddFileDialog({ policy: { id, title }, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<object>()
  const uploads = useUploads()
  const [file] = ticketsOf(uploads)
  const add = useCommand(
    (input: { file: UploadTicket }, send: SendOptions) =>
      client.registry.policies.addFile.mutate({ id, ...input }, send),
    onClose,
  )
  return (
    <CommandDialog<object>
      title={t('policies.dialogTitle', { action: t('policies.addFile'), title })}
      submit={t('policies.addFile')}
      form={form}
      initialValues={{}}
      busy={add.isPending}
      isBlocked={!file || uploads.busy}
      error={add.error}
      onSubmit={() => file && add.mutate({ file })}
      onClose={onClose}
    >
      <UploadsField label={t('policies.file')} uploads={uploads} most={1} />
    </CommandDialog>
  )
}

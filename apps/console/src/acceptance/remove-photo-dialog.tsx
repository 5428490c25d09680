import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import type { ShownPhoto } from './shown-photo.ts'

interface Values {
  reason: string
}

export function RemovePhotoDialog({ photo, onClose }: { readonly photo: ShownPhoto; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const remove = useCommand(
    ({ reason }: Values, send: SendOptions) =>
      client.registry.acceptance.removePhoto.mutate({ id: photo.id, reason }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('acceptance.removePhotoOf', { item: photo.itemName })}
      submit={t('acceptance.removePhoto')}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={remove.isPending}
      error={remove.error}
      onSubmit={(values) => remove.mutate(values)}
      onClose={onClose}
    >
      <p>{t('acceptance.removePhotoText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}

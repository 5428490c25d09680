import type { Inspection } from '@zhanwang/domain-station-registry/inspection'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { useReloadInspection } from './use-reload-inspection.ts'

interface Values {
  reason: string
}

export function AbandonDialog({
  inspection,
  onClose,
}: {
  readonly inspection: Inspection
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { id, version, stationName } = inspection
  const reload = useReloadInspection(id)
  const abandon = useCommand(
    ({ reason }: Values, send: SendOptions) => client.registry.acceptance.abandon.mutate({ id, version, reason }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('acceptance.abandonOf', { name: stationName })}
      submit={t('acceptance.abandon')}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={abandon.isPending}
      error={abandon.error}
      onSubmit={(values) => abandon.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('acceptance.abandonText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}

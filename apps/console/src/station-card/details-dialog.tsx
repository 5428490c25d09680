import type { Feature, ResponsiblePerson, Station } from '@zhanwang/domain-station-registry/station'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DetailFields } from '../forms/detail-fields.tsx'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { useReloadStation } from './use-reload-station.ts'

interface Values {
  name: string
  features: Feature[]
  responsible: ResponsiblePerson[]
  phone: string
  remark: string
}

export function DetailsDialog({ station, onClose }: { readonly station: Station; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [begun] = useState(station)
  const reload = useReloadStation(station.code)
  const change = useCommand(
    (values: Values, send: SendOptions) =>
      client.registry.stations.changeDetails.mutate({ code: station.code, version: station.version, ...values }, send),
    onClose,
  )
  const { name, features, responsible, phone, remark } = station
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('card.changeDetails'), name })}
      submit={t('common.save')}
      width={680}
      form={form}
      initialValues={{ name, features, responsible, phone, remark }}
      busy={change.isPending}
      error={change.error}
      onSubmit={(values) => change.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <ChangedMeanwhile begun={begun} now={station} />
      <Form.Item
        name="name"
        label={t('station.name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 60, message: t('form.nameRule') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <DetailFields />
    </CommandDialog>
  )
}

import type { ExportFormat } from '@zhanwang/kernel/export'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Checkbox, Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { useLabel } from '../locales/use-label.ts'
import { EXPORT_COLUMNS } from './export-columns.ts'
import { ExportProgress } from './export-progress.tsx'
import type { ExportChoice, ListExport } from './list-export.ts'
import './exports.css'

interface Values {
  format: ExportFormat
  columns: string[]
}

/** Asks for the file, then shows how far it is; closing the dialog does not stop it. */
export function ExportDialog({ list, onClose }: { readonly list: ListExport; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const [job, setJob] = useState<Uuid>()
  const start = useCommand(
    (choice: ExportChoice, send: SendOptions) => list.send(choice, send),
    (started) => setJob(started.job),
  )
  const title = t('exports.title', { list: list.title })
  if (job) return <ExportProgress context={list.context} job={job} title={title} onClose={onClose} />
  const columns = EXPORT_COLUMNS[list.list]
  const all = columns.map(({ key }) => key)
  const submit = (values: Values) =>
    start.mutate({
      format: values.format,
      // In the order of the list, whatever order they were ticked in.
      columns: all.filter((key) => values.columns.includes(key)),
    })
  return (
    <CommandDialog
      title={title}
      submit={t('exports.start')}
      form={form}
      initialValues={{ format: 'xlsx', columns: list.shown ? all.filter((key) => list.shown?.includes(key)) : all }}
      busy={start.isPending}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('exports.text')}</p>
      <Form.Item name="format" label={t('exports.format')}>
        <Radio.Group
          options={[
            { value: 'xlsx', label: t('exports.formats.xlsx') },
            { value: 'csv', label: t('exports.formats.csv') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="columns"
        label={t('exports.columns')}
        // Not `required`: a group of boxes may not carry aria-required.
        rules={[{ type: 'array', min: 1, message: t('exports.columnsNeeded') }]}
        extra={
          <span className="row">
            <button type="button" className="link-button" onClick={() => form.setFieldValue('columns', all)}>
              {t('exports.allColumns')}
            </button>
          </span>
        }
      >
        <Checkbox.Group
          className="export-columns"
          options={columns.map(({ key, header }) => ({ value: key, label: label(header) }))}
        />
      </Form.Item>
    </CommandDialog>
  )
}

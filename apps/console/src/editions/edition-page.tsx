import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { addDays } from '@zhanwang/kernel/calendar'
import { Alert, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { ChangeFields } from './change-fields.tsx'
import { type ChangeValues, divisionChange } from './division-change.ts'
import { EditionPreviewView } from './edition-preview.tsx'
import { CHANGE_KINDS, editionRows } from './edition-rows.ts'

/** More children than one edition takes with all their versions. */
const MOST_CHILDREN = 200

type Edition = Parameters<typeof client.registry.divisions.publishEdition.mutate>[0]

/** 载入区划版本: one division is merged, split, renamed or moved; what comes of it is shown before it is published. */
export function EditionPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { code } = useSearch({ from: '/shell/divisions/edition' })
  const [form] = Form.useForm<ChangeValues>()
  const kind = Form.useWatch('kind', form) ?? 'merge'
  const chosen = Form.useWatch('division', form) ?? code
  const found = useQuery(trpc.registry.divisions.get.queryOptions(chosen ? { code: chosen } : skipToken))
  const below = useQuery(
    trpc.registry.divisions.list.queryOptions(chosen ? { parent: chosen, limit: MOST_CHILDREN } : skipToken),
  )
  const division = found.data?.division
  const children = below.data?.rows ?? []
  const tooMany = below.data?.next !== null && below.data !== undefined
  const [edition, setEdition] = useState<Edition>()
  const preview = useMutation({
    mutationFn: (input: Edition) =>
      client.registry.divisions.previewEdition.query(input, { context: { byPost: true } }),
  })
  const publish = useCommand(
    (input: Edition, send: SendOptions) => client.registry.divisions.publishEdition.mutate(input, send),
    () => navigate({ to: '/divisions' }),
  )
  const submit = (values: ChangeValues) => {
    const change = divisionChange(values)
    if (!division || !change) return
    const rows = editionRows(division, children, change, values.on)
    const input = { source: values.source, rows }
    setEdition(input)
    preview.mutate(input)
  }
  const changed = () => {
    setEdition(undefined)
    preview.reset()
  }
  const publishable = preview.data?.problems.length === 0 && preview.data.effects.length > 0
  return (
    <>
      <PageHeading title={t('editions.title')} note={t('editions.note')} />
      <Form<ChangeValues>
        form={form}
        layout="vertical"
        className="panel founding-form"
        initialValues={{ kind: 'merge', division: code ?? null, parts: [{}, {}] }}
        onValuesChange={changed}
        onFinish={submit}
        scrollToFirstError
      >
        <Form.Item name="kind" label={t('editions.kind')}>
          <Radio.Group
            options={CHANGE_KINDS.map((value) => ({ value, label: t(`editions.kinds.${value}`) }))}
            optionType="button"
          />
        </Form.Item>
        <Form.Item
          name="division"
          label={t('editions.division')}
          rules={[{ required: true, message: t('form.needed') }]}
        >
          <DivisionSelect />
        </Form.Item>
        {tooMany ? <Alert type="warning" showIcon title={t('editions.tooMany', { most: MOST_CHILDREN })} /> : null}
        <ChangeFields kind={kind} below={children} />
        <Form.Item name="on" label={t('editions.from')} rules={[{ required: true, message: t('form.dateNeeded') }]}>
          <BusinessDatePicker min={division ? addDays(division.validFrom, 1) : undefined} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('editions.source')}
          rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        >
          <Input maxLength={200} placeholder={t('editions.sourceExample')} />
        </Form.Item>
        <Button
          type={publishable ? 'default' : 'primary'}
          htmlType="submit"
          loading={preview.isPending}
          disabled={tooMany}
        >
          {t('editions.preview')}
        </Button>
      </Form>
      {found.error ? <ProblemAlert error={found.error} /> : null}
      {preview.error ? <ProblemAlert error={preview.error} /> : null}
      {preview.data ? <EditionPreviewView preview={preview.data} /> : null}
      {publish.error ? <ProblemAlert error={publish.error} /> : null}
      {publishable && edition ? (
        <div className="row">
          <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate(edition)}>
            {t('editions.publish')}
          </Button>
          <span className="quiet">{t('editions.publishNote')}</span>
        </div>
      ) : null}
    </>
  )
}

import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { MAX_PLACES, MAX_VISIT_FILES, MAX_VISITORS } from '@zhanwang/domain-station-registry/visit'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenDraft } from '../api/open-drafts.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DateField } from '../forms/date-field.tsx'
import { today } from '../forms/today.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { UploadsField } from '../tickets/uploads-field.tsx'
import { useUploads } from '../tickets/use-uploads.ts'
import { FindingsFields } from './findings-fields.tsx'
import { DivisionsSelect, StationsSelect } from './places-fields.tsx'
import { placesOf, type VisitInput, type VisitValues, visitInput } from './visit-input.ts'
import './visits.css'

/** What is said of a file, by the file. */
type Words = ReadonlyMap<Uuid, { readonly title: string; readonly place: string | undefined }>
const TITLE_LENGTH = 100

/** 登记现场督办: who went where, what was looked at, what was found; findings become tickets with the same command. */
export function RecordVisitPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { station } = useSearch({ from: '/shell/visits/new' })
  const division = useCurrentDivision()
  const [form] = Form.useForm<VisitValues>()
  const uploads = useUploads()
  const [words, setWords] = useState<Words>(new Map())
  const [waiting, setWaiting] = useState(false)
  useOpenDraft()
  const given = useQuery(trpc.registry.stations.get.queryOptions(station ? { code: station } : skipToken)).data?.station
  useEffect(() => {
    if (given && !form.getFieldValue('stations')?.length) {
      form.setFieldValue('stations', [{ value: given.code, label: `${given.name} ${given.code}` }])
    }
  }, [given, form])
  const stations = Form.useWatch('stations', form) ?? []
  const divisions = Form.useWatch('divisions', form) ?? []
  const places = placesOf({ stations, divisions })
  const record = useCommand(
    (input: VisitInput, send: SendOptions) => client.registry.visits.record.mutate(input, send),
    ({ number }) => navigate({ to: '/visits/$number', params: { number } }),
  )
  const wordsOf = (id: Uuid, name: string) =>
    words.get(id) ?? { title: name.replace(/\.[^.]+$/, '').slice(0, TITLE_LENGTH) || name, place: undefined }
  const submit = (values: VisitValues) => {
    setWaiting(uploads.busy)
    if (uploads.busy) return
    const files = uploads.items.flatMap(({ id, ticket, file }) => {
      const { title, place } = wordsOf(id, file.name)
      return ticket ? [{ id, ticket, place, title: title.trim() || file.name.slice(0, TITLE_LENGTH) }] : []
    })
    record.mutate(visitInput(values, files))
  }
  const somePlace = {
    validator: () =>
      placesOf(form.getFieldsValue()).length > 0
        ? Promise.resolve()
        : Promise.reject(new Error(t('visits.placesRule'))),
  }
  return (
    <>
      <PageHeading title={t('visits.record')} note={t('visits.recordNote')} />
      <Form<VisitValues>
        form={form}
        layout="vertical"
        className="panel founding-form"
        initialValues={{ on: today(), visitors: [], stations: [], divisions: [], findings: [] }}
        onFinish={submit}
        scrollToFirstError
      >
        <div className="field-pair">
          <DateField name="on" label={t('visits.on')} />
          <Form.Item
            name="visitors"
            label={t('visits.visitors')}
            rules={[{ required: true, type: 'array', min: 1, message: t('visits.visitorsRule') }]}
          >
            <Select
              mode="tags"
              open={false}
              suffixIcon={null}
              maxCount={MAX_VISITORS}
              tokenSeparators={['、', ',', ',', ' ']}
              placeholder={t('visits.visitorsHint')}
            />
          </Form.Item>
        </div>
        <Form.Item
          name="stations"
          label={t('visits.stations')}
          extra={t('visits.placesHint')}
          dependencies={['divisions']}
          rules={[somePlace]}
        >
          <StationsSelect division={division?.code} most={MAX_PLACES} />
        </Form.Item>
        <Form.Item name="divisions" label={t('visits.divisions')}>
          <DivisionsSelect most={MAX_PLACES} />
        </Form.Item>
        <Form.Item
          name="lookedAt"
          label={t('visits.lookedAt')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('visits.lookedAtRule') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount placeholder={t('visits.lookedAtHint')} />
        </Form.Item>
        <FindingsFields form={form} places={places} />
        <UploadsField
          label={t('visits.files')}
          uploads={uploads}
          most={MAX_VISIT_FILES}
          about={({ id, file }) => {
            const said = wordsOf(id, file.name)
            const say = (changed: Partial<typeof said>) => setWords(new Map([...words, [id, { ...said, ...changed }]]))
            return (
              <div className="visit-file-words">
                <Input
                  aria-label={t('visits.fileTitle', { name: file.name })}
                  value={said.title}
                  maxLength={TITLE_LENGTH}
                  onChange={({ target }) => say({ title: target.value })}
                />
                {places.length > 1 ? (
                  <Select
                    aria-label={t('visits.filePlace', { title: said.title })}
                    value={said.place ?? places[0]?.value ?? null}
                    options={places}
                    onChange={(place) => say({ place: place ?? undefined })}
                  />
                ) : null}
              </div>
            )
          }}
        />
        {waiting && uploads.busy ? <Alert type="warning" showIcon title={t('tickets.filesBusy')} /> : null}
        {record.error ? <ProblemAlert error={record.error} /> : null}
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          {t('visits.submit')}
        </Button>
      </Form>
    </>
  )
}

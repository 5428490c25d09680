import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import { StationKind } from '@zhanwang/domain-station-registry/station'
import {
  MAX_STEP_FILES,
  PROBLEM_LENGTH,
  TICKET_KINDS,
  TICKET_SOURCES,
  type TicketKind,
  type TicketSource,
} from '@zhanwang/domain-station-registry/ticket'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { Alert, Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenDraft } from '../api/open-drafts.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { StationSelect } from '../forms/station-select.tsx'
import { today } from '../forms/today.ts'
import { useOptions } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { OwnerSelect } from './owner-select.tsx'
import { UploadsField } from './uploads-field.tsx'
import { ticketsOf, useUploads } from './use-uploads.ts'

interface Values {
  about: 'station' | 'division'
  station?: StationCode | null
  division?: string | null
  kind: TicketKind
  source: Exclude<TicketSource, 'visit'>
  problem: string
  owner?: DivisionLevel | null
  dueOn?: BusinessDate | null
  raisedOn?: BusinessDate | null
}

/** 提出问题: what is wrong, where, and who should solve it. */
export function RaiseTicketPage() {
  const { t } = useTranslation()
  const options = useOptions()
  const navigate = useNavigate()
  const { station: given } = useSearch({ from: '/shell/tickets/new' })
  const division = useCurrentDivision()
  const [form] = Form.useForm<Values>()
  const uploads = useUploads()
  const [waiting, setWaiting] = useState(false)
  useOpenDraft()
  const about = Form.useWatch('about', form) ?? 'station'
  const stationCode = Form.useWatch('station', form)
  const divisionCode = Form.useWatch('division', form)
  const station = useQuery(
    trpc.registry.stations.get.queryOptions(about === 'station' && stationCode ? { code: stationCode } : skipToken),
  )
  const chosen = useQuery(
    trpc.registry.divisions.get.queryOptions(about === 'division' && divisionCode ? { code: divisionCode } : skipToken),
  )
  const place = about === 'station' ? station.data?.station.scopePath : chosen.data?.division.scopePath
  const raise = useCommand(
    (
      { about: kindOfPlace, owner, dueOn, raisedOn, ...values }: Values & { files: UploadTicket[] },
      send: SendOptions,
    ) =>
      client.registry.tickets.raise.mutate(
        {
          ...values,
          station: kindOfPlace === 'station' ? (values.station ?? null) : null,
          division: kindOfPlace === 'division' ? (values.division ?? null) : null,
          owner: owner ? { level: owner } : null,
          dueOn: dueOn ?? null,
          raisedOn: raisedOn ?? null,
        },
        send,
      ),
    ({ number }) => navigate({ to: '/tickets/$number', params: { number } }),
  )
  const submit = (values: Values) => {
    setWaiting(uploads.busy)
    if (!uploads.busy) raise.mutate({ ...values, files: ticketsOf(uploads) })
  }
  const { visit: _visit, ...sources } = TICKET_SOURCES
  const choose = { required: true, message: t('form.choose') }
  return (
    <>
      <PageHeading title={t('tickets.raise')} note={t('tickets.raiseNote')} />
      <Form<Values>
        form={form}
        layout="vertical"
        className="panel founding-form"
        initialValues={{
          about: 'station',
          ...(given ? { station: given } : {}),
          ...(division ? { division: division.code } : {}),
        }}
        onFinish={submit}
        scrollToFirstError
      >
        <Form.Item name="about" label={t('tickets.about')}>
          <Radio.Group
            options={[
              { value: 'station', label: t('tickets.aboutStation') },
              { value: 'division', label: t('tickets.aboutDivision') },
            ]}
          />
        </Form.Item>
        {about === 'station' ? (
          <Form.Item name="station" label={t('tickets.station')} rules={[choose]}>
            <StationSelect kinds={StationKind.options} division={division?.code} />
          </Form.Item>
        ) : (
          <Form.Item name="division" label={t('tickets.division')} rules={[choose]}>
            <DivisionSelect />
          </Form.Item>
        )}
        <div className="field-pair">
          <Form.Item name="kind" label={t('tickets.kind')} rules={[choose]}>
            <Select options={options(TICKET_KINDS)} />
          </Form.Item>
          <Form.Item name="source" label={t('tickets.source')} rules={[choose]}>
            <Select options={options(sources)} />
          </Form.Item>
        </div>
        <Form.Item
          name="problem"
          label={t('tickets.problem')}
          extra={t('tickets.problemHint')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('tickets.problemRule') }]}
        >
          <Input.TextArea rows={4} maxLength={PROBLEM_LENGTH} showCount />
        </Form.Item>
        <div className="field-pair">
          <Form.Item name="owner" label={t('tickets.owner')}>
            <OwnerSelect place={place} allowNone />
          </Form.Item>
          <Form.Item name="dueOn" label={t('tickets.dueOn')} extra={t('tickets.dueDefault')}>
            <BusinessDatePicker allowClear />
          </Form.Item>
        </div>
        <Form.Item name="raisedOn" label={t('tickets.raisedOn')} extra={t('tickets.raisedOnHint')}>
          <BusinessDatePicker max={today()} allowClear placeholder={today()} />
        </Form.Item>
        <UploadsField label={t('tickets.files')} uploads={uploads} most={MAX_STEP_FILES} />
        {waiting && uploads.busy ? <Alert type="warning" showIcon title={t('tickets.filesBusy')} /> : null}
        {raise.error ? <ProblemAlert error={raise.error} /> : null}
        <Button type="primary" htmlType="submit" loading={raise.isPending}>
          {t('tickets.submit')}
        </Button>
      </Form>
    </>
  )
}

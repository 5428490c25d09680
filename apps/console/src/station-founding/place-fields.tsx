import { skipToken, useQuery } from '@tanstack/react-query'
import { hostTypesOf } from '@zhanwang/domain-station-registry/placement'
import { HOST_TYPES, OPERATING_MODES, STATION_KINDS } from '@zhanwang/domain-station-registry/station'
import { Form, type FormInstance, Input, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { DateField } from '../forms/date-field.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { StationSelect } from '../forms/station-select.tsx'
import { keysOf, useLabel, useOptions } from '../locales/use-label.ts'
import type { FoundingValues } from './founding-draft.ts'
import { useParentRefusal } from './use-parent-refusal.ts'

interface Props {
  readonly form: FormInstance<FoundingValues>
  /** Asks for the founding day, which an application has not: it is the day of its approval. */
  readonly isDated: boolean
  /** Of a returned application: where it is for, and of which kind, stays. */
  readonly isFixed?: boolean
}

/** Where the station stands and what it is; the division decides which kinds and host types are offered. */
export function PlaceFields({ form, isDated, isFixed = false }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const options = useOptions()
  const code = Form.useWatch('division', form)
  const kind = Form.useWatch('kind', form)
  const hostType = Form.useWatch('hostType', form)
  const division = useQuery(trpc.registry.divisions.get.queryOptions(code ? { code } : skipToken)).data?.division
  const kinds = keysOf(STATION_KINDS).filter((each) =>
    STATION_KINDS[each].levels.some((level) => level === division?.level),
  )
  const hosts = division ? hostTypesOf(division.kind) : []
  const refuse = useParentRefusal(division, kind, hostType)

  useEffect(() => {
    if (!division) return
    // What no longer fits the chosen division is replaced by what is usual there.
    if (kind === undefined || !kinds.includes(kind)) form.setFieldValue('kind', kinds.at(-1))
    if (hostType === undefined || !hosts.includes(hostType)) form.setFieldValue('hostType', hosts[0])
  }, [division, kind, hostType, kinds, hosts, form])

  const choose = { required: true, message: t('form.choose') }
  return (
    <>
      <Form.Item
        name="division"
        hidden={isFixed}
        label={t('station.division')}
        rules={[choose]}
        {...(division && kinds.length === 0 ? { extra: t('founding.noKind', { name: division.name }) } : {})}
      >
        <DivisionSelect />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="kind" hidden={isFixed} label={t('station.kind')} rules={[choose]}>
          <Select options={kinds.map((value) => ({ value, label: label(STATION_KINDS[value]) }))} />
        </Form.Item>
        <Form.Item name="hostType" label={t('station.hostType')} rules={[choose]}>
          <Select options={hosts.map((value) => ({ value, label: label(HOST_TYPES[value]) }))} />
        </Form.Item>
      </div>
      <Form.Item
        name="name"
        label={t('station.name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 60, message: t('form.nameRule') }]}
      >
        <Input maxLength={60} placeholder={division && kind ? `${division.name}${STATION_KINDS[kind].zh}` : ''} />
      </Form.Item>
      {kind && refuse.kinds.length > 0 ? (
        <Form.Item
          name="parent"
          label={t('station.parent')}
          rules={kind === 'room' ? [{ required: true, message: t('founding.parentNeeded') }] : []}
        >
          <StationSelect kinds={refuse.kinds} division={refuse.within} refuse={refuse.reasonFor} />
        </Form.Item>
      ) : null}
      <div className="field-pair">
        {isDated ? <DateField name="foundedOn" label={t('station.foundedOn')} /> : null}
        <Form.Item name="mode" label={t('station.mode')}>
          <Select allowClear options={options(OPERATING_MODES)} placeholder={t('common.notRecorded')} />
        </Form.Item>
      </div>
    </>
  )
}

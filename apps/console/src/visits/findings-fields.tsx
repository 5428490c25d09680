import { skipToken, useQuery } from '@tanstack/react-query'
import { StationCode } from '@zhanwang/domain-station-registry/station'
import { PROBLEM_LENGTH, TICKET_KINDS } from '@zhanwang/domain-station-registry/ticket'
import { MAX_FINDINGS } from '@zhanwang/domain-station-registry/visit'
import { Button, Checkbox, Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { useOptions } from '../locales/use-label.ts'
import { OwnerSelect } from '../tickets/owner-select.tsx'
import type { NamedPlace } from './places-fields.tsx'
import type { VisitValues } from './visit-input.ts'

interface Props {
  readonly form: FormInstance<VisitValues>
  readonly places: readonly NamedPlace[]
}

/** What was found, one after the other, and which of it is to be followed up as a ticket. */
export function FindingsFields({ form, places }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="field-list">
      <legend>{t('visits.findings')}</legend>
      <Form.List name="findings">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <FindingFields
                key={field.key}
                form={form}
                name={field.name}
                places={places}
                onRemove={() => remove(field.name)}
              />
            ))}
            <Button
              type="dashed"
              disabled={fields.length >= MAX_FINDINGS}
              onClick={() => add({ ticket: true, place: places[0]?.value ?? null })}
            >
              {t('visits.addFinding')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

interface OneProps extends Props {
  readonly name: number
  readonly onRemove: () => void
}

function FindingFields({ form, name, places, onRemove }: OneProps) {
  const { t } = useTranslation()
  const options = useOptions()
  const isTicket = Form.useWatch(['findings', name, 'ticket'], form)
  const place = Form.useWatch(['findings', name, 'place'], form) ?? places[0]?.value
  const path = usePathOf(place)
  const choose = { required: true, message: t('form.choose') }
  return (
    <div className="finding">
      <Form.Item
        name={[name, 'text']}
        label={t('visits.finding')}
        extra={t('tickets.problemHint')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('tickets.problemRule') }]}
      >
        <Input.TextArea rows={2} maxLength={PROBLEM_LENGTH} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name={[name, 'kind']} label={t('tickets.kind')} rules={[choose]}>
          <Select options={options(TICKET_KINDS)} />
        </Form.Item>
        {places.length > 1 ? (
          <Form.Item name={[name, 'place']} label={t('visits.findingPlace')} rules={[choose]}>
            <Select options={[...places]} />
          </Form.Item>
        ) : null}
      </div>
      <div className="row">
        <Form.Item name={[name, 'ticket']} valuePropName="checked" noStyle>
          <Checkbox>{t('visits.toTicket')}</Checkbox>
        </Form.Item>
        <Button size="small" onClick={onRemove}>
          {t('form.remove')}
        </Button>
      </div>
      {isTicket ? (
        <div className="field-pair">
          <Form.Item name={[name, 'owner']} label={t('visits.findingOwner')}>
            <OwnerSelect place={path} allowNone />
          </Form.Item>
          <Form.Item name={[name, 'dueOn']} label={t('tickets.dueOn')} extra={t('tickets.dueDefault')}>
            <BusinessDatePicker allowClear />
          </Form.Item>
        </div>
      ) : null}
    </div>
  )
}

function usePathOf(code: string | undefined) {
  const station = StationCode.safeParse(code).data
  const asStation = useQuery(trpc.registry.stations.get.queryOptions(station ? { code: station } : skipToken))
  const asDivision = useQuery(trpc.registry.divisions.get.queryOptions(code && !station ? { code } : skipToken))
  return station ? asStation.data?.station.scopePath : asDivision.data?.division.scopePath
}

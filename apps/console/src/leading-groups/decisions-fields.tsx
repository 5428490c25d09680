import { MAX_DECISIONS } from '@zhanwang/domain-station-registry/leading-group'
import { PROBLEM_LENGTH, TICKET_KINDS } from '@zhanwang/domain-station-registry/ticket'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { Button, Checkbox, Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { useOptions } from '../locales/use-label.ts'
import { OwnerSelect } from '../tickets/owner-select.tsx'
import type { MeetingValues } from './group-input.ts'
import './leading-groups.css'

interface Props {
  readonly form: FormInstance<MeetingValues>
  /** Where the group's division lies. */
  readonly place: ScopePath
}

/** What was decided, one after the other, and which of it is to be followed up as a ticket. */
export function DecisionsFields({ form, place }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="field-list">
      <legend>{t('leadingGroups.decisions')}</legend>
      <Form.List name="decisions">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <DecisionFields
                key={field.key}
                form={form}
                name={field.name}
                place={place}
                onRemove={() => remove(field.name)}
              />
            ))}
            <Button type="dashed" disabled={fields.length >= MAX_DECISIONS} onClick={() => add({ isTicket: false })}>
              {t('leadingGroups.addDecision')}
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

function DecisionFields({ form, name, place, onRemove }: OneProps) {
  const { t } = useTranslation()
  const options = useOptions()
  const isTicket = Form.useWatch(['decisions', name, 'isTicket'], form)
  const metOn = Form.useWatch('on', form)
  return (
    <div className="group-decision">
      <Form.Item
        name={[name, 'text']}
        label={t('leadingGroups.decision')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('tickets.problemRule') }]}
      >
        <Input.TextArea rows={2} maxLength={PROBLEM_LENGTH} />
      </Form.Item>
      <div className="row">
        <Form.Item name={[name, 'isTicket']} valuePropName="checked" noStyle>
          <Checkbox>{t('visits.toTicket')}</Checkbox>
        </Form.Item>
        <Button size="small" onClick={onRemove}>
          {t('form.remove')}
        </Button>
      </div>
      {isTicket ? (
        <div className="field-pair">
          <Form.Item
            name={[name, 'ticket', 'kind']}
            label={t('tickets.kind')}
            rules={[{ required: true, message: t('form.choose') }]}
          >
            <Select options={options(TICKET_KINDS)} />
          </Form.Item>
          <Form.Item name={[name, 'ticket', 'owner']} label={t('visits.findingOwner')}>
            <OwnerSelect place={place} allowNone />
          </Form.Item>
          <Form.Item name={[name, 'ticket', 'dueOn']} label={t('tickets.dueOn')} extra={t('tickets.dueDefault')}>
            <BusinessDatePicker allowClear min={metOn ?? undefined} />
          </Form.Item>
        </div>
      ) : null}
    </div>
  )
}

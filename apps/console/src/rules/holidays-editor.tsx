import { Button, Form, Input, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'

/** The days off of a place, each with its name. */
export function HolidaysEditor() {
  const { t } = useTranslation()
  return (
    <fieldset className="field-list">
      <legend>{t('rules.holidays')}</legend>
      <p className="quiet">{t('rules.holidaysHint')}</p>
      <Form.List name={['rule', 'value', 'days']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <Space.Compact key={field.key} block className="field-line holiday-line">
                <Form.Item
                  name={[field.name, 'date']}
                  dependencies={[['rule', 'value', 'days']]}
                  rules={[
                    { required: true, message: t('form.dateNeeded') },
                    ({ getFieldValue }) => ({
                      validator: (_, date: string | null) =>
                        date && countOf(getFieldValue(['rule', 'value', 'days']), date) > 1
                          ? Promise.reject(new Error(t('rules.holidayTwice')))
                          : Promise.resolve(),
                    }),
                  ]}
                >
                  <BusinessDatePicker label={t('rules.holidayDate')} />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'name']}
                  rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
                  className="field-line-text"
                >
                  <Input
                    aria-label={t('rules.holidayName')}
                    placeholder={t('rules.holidayNameExample')}
                    maxLength={40}
                  />
                </Form.Item>
                <Button aria-label={t('form.remove')} onClick={() => remove(field.name)}>
                  ✕
                </Button>
              </Space.Compact>
            ))}
            <Button type="dashed" disabled={fields.length >= 200} onClick={() => add({ date: null, name: '' })}>
              {t('rules.addHoliday')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

function countOf(days: readonly ({ readonly date?: string | null } | undefined)[], date: string): number {
  return days.filter((day) => day?.date === date).length
}

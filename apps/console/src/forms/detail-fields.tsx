import { DUTIES, FEATURE_KINDS } from '@zhanwang/domain-station-registry/station'
import { Button, Form, Input, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useOptions } from '../locales/use-label.ts'

/** Features, responsible persons, phone and remark: what can change without a date. */
export function DetailFields() {
  const { t } = useTranslation()
  const options = useOptions()
  const needed = { required: true, whitespace: true, message: t('form.needed') }
  return (
    <>
      <fieldset className="field-list">
        <legend>{t('station.features')}</legend>
        <Form.List name="features">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <Space.Compact key={field.key} block className="field-line">
                  <Form.Item name={[field.name, 'kind']} noStyle>
                    <Select
                      aria-label={t('form.featureKind')}
                      options={options(FEATURE_KINDS)}
                      className="field-line-kind"
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'text']} rules={[needed]} className="field-line-text">
                    <Input aria-label={t('form.featureText')} maxLength={100} />
                  </Form.Item>
                  <Button aria-label={t('form.remove')} onClick={() => remove(field.name)}>
                    ✕
                  </Button>
                </Space.Compact>
              ))}
              <Button type="dashed" disabled={fields.length >= 20} onClick={() => add({ kind: 'feature', text: '' })}>
                {t('form.addFeature')}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
      <fieldset className="field-list">
        <legend>{t('station.responsible')}</legend>
        <Form.List name="responsible">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <Space.Compact key={field.key} block className="field-line">
                  <Form.Item name={[field.name, 'duty']} noStyle>
                    <Select aria-label={t('form.duty')} options={options(DUTIES)} className="field-line-kind" />
                  </Form.Item>
                  <Form.Item name={[field.name, 'name']} rules={[needed]} className="field-line-text">
                    <Input aria-label={t('form.personName')} placeholder={t('form.personName')} maxLength={50} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'title']} className="field-line-text">
                    <Input aria-label={t('form.personTitle')} placeholder={t('form.personTitle')} maxLength={60} />
                  </Form.Item>
                  <Button aria-label={t('form.remove')} onClick={() => remove(field.name)}>
                    ✕
                  </Button>
                </Space.Compact>
              ))}
              <Button
                type="dashed"
                disabled={fields.length >= 20}
                onClick={() => add({ duty: 'leads', name: '', title: '' })}
              >
                {t('form.addPerson')}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
      <Form.Item name="phone" label={t('station.phone')}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <Form.Item name="remark" label={t('station.remark')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  )
}

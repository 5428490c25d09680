import { POLICY_KINDS } from '@zhanwang/domain-station-registry/policy'
import { Checkbox, Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { today } from '../forms/today.ts'
import { useOptions } from '../locales/use-label.ts'
import type { PolicyValues } from './policy-input.ts'

/** What of a document is written down, for one that is new and for one that is corrected. */
export function PolicyFields({ form }: { readonly form: FormInstance }) {
  const { t } = useTranslation()
  const options = useOptions()
  const issuedOn: PolicyValues['issuedOn'] = Form.useWatch('issuedOn', form)
  const validFrom: PolicyValues['validFrom'] = Form.useWatch('validFrom', form)
  const begins = validFrom ?? issuedOn ?? undefined
  return (
    <>
      <Form.Item
        name="title"
        label={t('policy.title')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('policies.titleRule') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="number" label={t('policy.number')} extra={t('policies.numberHint')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="kind" label={t('policy.kind')} rules={[{ required: true, message: t('form.choose') }]}>
          <Select options={options(POLICY_KINDS)} />
        </Form.Item>
      </div>
      <Form.Item
        name="issuer"
        label={t('policy.issuer')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item
          name="issuedOn"
          label={t('policy.issuedOn')}
          rules={[{ required: true, message: t('form.dateNeeded') }]}
        >
          <BusinessDatePicker max={today()} />
        </Form.Item>
        <Form.Item name="validFrom" label={t('policy.validFrom')} extra={t('policies.validFromHint')}>
          <BusinessDatePicker allowClear {...(issuedOn ? { placeholder: issuedOn } : {})} />
        </Form.Item>
        <Form.Item name="validTo" label={t('policy.validTo')} extra={t('policies.validToHint')}>
          <BusinessDatePicker allowClear min={begins} />
        </Form.Item>
      </div>
      <Form.Item name="trial" valuePropName="checked">
        <Checkbox>{t('policies.isTrial')}</Checkbox>
      </Form.Item>
      <Form.Item name="summary" label={t('policy.summary')}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </>
  )
}

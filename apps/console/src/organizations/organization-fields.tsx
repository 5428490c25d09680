import {
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  OrganizationCode,
} from '@zhanwang/domain-station-registry/organization'
import { codeRemark } from '@zhanwang/domain-station-registry/organization-life'
import { writtenCreditCode } from '@zhanwang/kernel/credit-code'
import { Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { today } from '../forms/today.ts'
import { useLabel, useOptions } from '../locales/use-label.ts'
import { CodeField } from './code-field.tsx'
import type { OrganizationValues } from './organization-input.ts'

/** What of an organization is written down, for one that is new and for one that changes. */
export function OrganizationFields({ form }: { readonly form: FormInstance }) {
  const { t } = useTranslation()
  const label = useLabel()
  const options = useOptions()
  const kind: OrganizationValues['kind'] = Form.useWatch('kind', form)
  const written: OrganizationValues['code'] = Form.useWatch('code', form)
  const code = OrganizationCode.safeParse(writtenCreditCode(written ?? '')).data
  const remark = code && kind ? codeRemark({ code, kind }) : null
  const choose = { required: true, message: t('form.choose') }
  return (
    <>
      <CodeField form={form} />
      <Form.Item
        name="name"
        label={t('organization.name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('organizations.nameRule') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item
          name="kind"
          label={t('organization.kind')}
          rules={[choose]}
          {...(remark ? { extra: label(remark), validateStatus: 'warning' } : {})}
        >
          <Select options={options(ORGANIZATION_KINDS)} />
        </Form.Item>
        <Form.Item name="level" label={t('organization.level')} extra={t('organizations.levelHint')} rules={[choose]}>
          <Select options={options(ORGANIZATION_LEVELS)} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="authority" label={t('organization.authority')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="representative" label={t('organization.representative')}>
          <Input maxLength={50} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="foundedOn" label={t('organization.foundedOn')}>
          <BusinessDatePicker max={today()} allowClear />
        </Form.Item>
        <Form.Item name="address" label={t('organization.address')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="contact" label={t('organization.contact')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="phone" label={t('organization.phone')}>
          <Input maxLength={30} />
        </Form.Item>
      </div>
      <Form.Item name="remark" label={t('organization.remark')}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </>
  )
}

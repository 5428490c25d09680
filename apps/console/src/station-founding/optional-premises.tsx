import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { PremisesFields } from '../forms/premises-fields.tsx'

/** Premises may be recorded later, but a station without them is not accepted. */
export function OptionalPremises() {
  const { t } = useTranslation()
  const wanted = Form.useWatch('hasPremises')
  return (
    <>
      <Form.Item name="hasPremises" valuePropName="checked" extra={t('founding.premisesLater')}>
        <Checkbox>{t('founding.hasPremises')}</Checkbox>
      </Form.Item>
      {wanted ? <PremisesFields /> : null}
    </>
  )
}

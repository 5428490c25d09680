import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** Why a change is made; it goes into the history and the audit. */
export function ReasonField() {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="reason"
      label={t('form.reason')}
      rules={[{ required: true, whitespace: true, message: t('form.reasonNeeded') }]}
    >
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}

import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { PolicySelect } from '../policies/policy-select.tsx'

/** What of a meeting is written down beside its day and what it decided. `division`: whose group met. */
export function MeetingFields({ division }: { readonly division: string }) {
  const { t } = useTranslation()
  const holds = useHolds()
  return (
    <>
      <Form.Item
        name="topic"
        label={t('leadingGroups.topic')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('leadingGroups.topicRule') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="summary" label={t('leadingGroups.summary')}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      {holds('policy.read') ? (
        <Form.Item name="minutes" label={t('leadingGroups.minutes')} extra={t('leadingGroups.minutesHint')}>
          <PolicySelect division={division} />
        </Form.Item>
      ) : null}
    </>
  )
}

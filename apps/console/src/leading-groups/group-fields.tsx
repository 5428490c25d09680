import { Form, type FormInstance, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { DateField } from '../forms/date-field.tsx'
import { PolicySelect } from '../policies/policy-select.tsx'
import type { GroupValues } from './group-input.ts'

interface Props {
  readonly form: FormInstance
  /** Whose group it is; undefined until it is chosen. */
  readonly division: string | undefined
}

/** What of a group is written down beside its members, for one that is new and for one that is changed. */
export function GroupFields({ form, division }: Props) {
  const { t } = useTranslation()
  const holds = useHolds()
  const policy: GroupValues['foundingPolicy'] = Form.useWatch('foundingPolicy', form)
  return (
    <>
      <Form.Item
        name="name"
        label={t('leadingGroup.name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('leadingGroups.nameRule') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <div className="field-pair">
        <DateField name="foundedOn" label={t('leadingGroup.foundedOn')} />
        <Form.Item name="office" label={t('leadingGroup.office')} extra={t('leadingGroups.officeHint')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      {holds('policy.read') ? (
        <Form.Item name="foundingPolicy" label={t('leadingGroup.foundingPolicy')}>
          <PolicySelect division={division} />
        </Form.Item>
      ) : null}
      {policy ? null : (
        <Form.Item
          name="foundingDocument"
          label={t('leadingGroup.foundingDocument')}
          extra={t('leadingGroups.foundingDocumentHint')}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item name="remark" label={t('leadingGroup.remark')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  )
}

import { GROUP_ROLES, MAX_GROUP_MEMBERS } from '@zhanwang/domain-station-registry/leading-group'
import { LEADING_GROUP_REASONS } from '@zhanwang/domain-station-registry/leading-group-reasons'
import { Button, Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabel, useOptions } from '../locales/use-label.ts'
import { OrderButtons } from '../rules/order-buttons.tsx'
import type { MemberValues } from './group-input.ts'
import './leading-groups.css'

/** Who belongs to a group, in the order in which they are named. */
export function MembersFields({ form }: { readonly form: FormInstance }) {
  const { t } = useTranslation()
  const label = useLabel()
  const options = useOptions()
  const written: readonly (MemberValues | undefined)[] = Form.useWatch('members', form) ?? []
  const oneHead = {
    validator: (_: unknown, members: readonly (MemberValues | undefined)[] = []) =>
      members.filter((member) => member?.role === 'head').length === 1
        ? Promise.resolve()
        : Promise.reject(new Error(label(LEADING_GROUP_REASONS['group-one-head']))),
  }
  // The list is looked at again when somebody's role is chosen; by itself it would be only on the next attempt.
  const lookAgain = () => void form.validateFields(['members']).catch(() => undefined)
  return (
    <fieldset className="field-list">
      <legend>{t('leadingGroup.members')}</legend>
      <Form.List name="members" rules={[oneHead]}>
        {(fields, { add, remove, move }, { errors }) => (
          <>
            <ol className="group-members">
              {fields.map((field, index) => (
                <li key={field.key} className="group-member">
                  <Form.Item name={[field.name, 'role']} className="group-member-role">
                    <Select
                      aria-label={t('leadingGroups.role')}
                      options={options(GROUP_ROLES)}
                      onChange={() => requestAnimationFrame(lookAgain)}
                    />
                  </Form.Item>
                  <Form.Item
                    name={[field.name, 'name']}
                    className="group-member-name"
                    rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
                  >
                    <Input aria-label={t('form.personName')} placeholder={t('form.personName')} maxLength={50} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'unit']} className="group-member-unit">
                    <Input aria-label={t('leadingGroups.unit')} placeholder={t('leadingGroups.unit')} maxLength={100} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'post']} className="group-member-post">
                    <Input aria-label={t('leadingGroups.post')} placeholder={t('leadingGroups.post')} maxLength={60} />
                  </Form.Item>
                  <OrderButtons
                    name={written[field.name]?.name || t('leadingGroups.memberNumber', { number: index + 1 })}
                    index={index}
                    count={fields.length}
                    onMove={move}
                    onRemove={() => remove(field.name)}
                  />
                </li>
              ))}
            </ol>
            <div className="group-members-wrong">
              <Form.ErrorList errors={errors} />
            </div>
            <Button
              type="dashed"
              disabled={fields.length >= MAX_GROUP_MEMBERS}
              onClick={() => add({ role: 'member', name: '', unit: '', post: '' })}
            >
              {t('leadingGroups.addMember')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

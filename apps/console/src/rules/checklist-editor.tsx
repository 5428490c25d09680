import type { AcceptanceChecklist } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { Button, Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { ChecklistItemFields } from './checklist-item-fields.tsx'
import { evenWeights, newItem } from './rule-draft.ts'

const ITEMS = ['rule', 'value', 'items']
type DraftItem = Partial<AcceptanceChecklist['items'][number]>

/** The items of a checklist in their order, what each weighs, and how long there is to mend. */
export function ChecklistEditor() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const items: readonly DraftItem[] = Form.useWatch(ITEMS, form) ?? []
  const sum = weightOf(items)
  const whole = { style: { width: '100%' }, precision: 0 }
  return (
    <>
      <Form.Item
        name={['rule', 'value', 'name']}
        label={t('rules.checklistName')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        extra={t('rules.checklistNameHint')}
      >
        <Input maxLength={40} />
      </Form.Item>
      <fieldset className="field-list">
        <legend>{t('rules.items')}</legend>
        <Form.List
          name={ITEMS}
          rules={[
            {
              validator: (_, lines: readonly DraftItem[] | undefined) => {
                const total = weightOf(lines ?? [])
                return total === 100
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('rules.weightsWrong', { sum: total })))
              },
            },
          ]}
        >
          {(fields, { add, remove, move }, { errors }) => (
            <>
              <ol className="rule-lines">
                {fields.map((field, index) => (
                  <li key={field.key}>
                    <ChecklistItemFields
                      line={field.name}
                      index={index}
                      count={fields.length}
                      items={items}
                      onMove={move}
                      onRemove={() => remove(field.name)}
                    />
                  </li>
                ))}
              </ol>
              <div className="row">
                <Button type="dashed" disabled={fields.length >= 30} onClick={() => add(newItem(items))}>
                  {t('rules.addItem')}
                </Button>
                <Button onClick={() => form.setFieldValue(ITEMS, evenWeights(items))}>{t('rules.evenWeights')}</Button>
                <span role="status" className={sum === 100 ? 'quiet' : 'weights-wrong'}>
                  {t('rules.weightSum', { sum })}
                </span>
              </div>
              <div className="weights-wrong">
                <Form.ErrorList errors={errors} />
              </div>
            </>
          )}
        </Form.List>
      </fieldset>
      <div className="field-pair">
        <Form.Item
          name={['rule', 'value', 'rectifyDays']}
          label={t('rules.rectifyDays')}
          rules={[{ required: true, message: t('form.needed') }]}
        >
          <InputNumber min={1} max={365} {...whole} />
        </Form.Item>
        <Form.Item
          name={['rule', 'value', 'reinspectMonths']}
          label={t('rules.reinspectMonths')}
          extra={t('rules.reinspectHint')}
        >
          <InputNumber min={1} max={120} {...whole} />
        </Form.Item>
      </div>
    </>
  )
}

function weightOf(items: readonly (DraftItem | undefined)[]): number {
  return items.reduce((total, item) => total + (item?.weight ?? 0), 0)
}

import { type AcceptanceChecklist, CHECK_ITEMS } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ItemKeySelect } from './item-key-select.tsx'
import { OrderButtons } from './order-buttons.tsx'
import { isKnownItem, ownKey } from './rule-draft.ts'

interface Props {
  /** Its place in the form's list. */
  readonly line: number
  readonly index: number
  readonly count: number
  readonly items: readonly Partial<AcceptanceChecklist['items'][number]>[]
  readonly onMove: (from: number, to: number) => void
  readonly onRemove: () => void
}

const EVIDENCE = ['photo', 'document', 'none'] as const

/** One item of a checklist. */
export function ChecklistItemFields({ line, index, count, items, onMove, onRemove }: Props) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const item = items[line]
  const others = items.filter((_, other) => other !== line)
  /** A known item brings its name along, unless the office has given it another. */
  const named = (key: string): string => {
    const isFree = !item?.name || Object.values(CHECK_ITEMS).some(({ zh }) => zh === item.name)
    if (isFree)
      form.setFieldValue(['rule', 'value', 'items', line, 'name'], isKnownItem(key) ? CHECK_ITEMS[key].zh : '')
    return key
  }
  return (
    <div className="rule-line">
      <div className="rule-line-head">
        <span className="quiet">{t('rules.itemNumber', { number: index + 1 })}</span>
        <OrderButtons
          name={item?.name || t('rules.itemNumber', { number: index + 1 })}
          index={index}
          count={count}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <div className="field-pair">
        <Form.Item name={[line, 'key']} label={t('rules.item.key')} getValueFromEvent={named}>
          <ItemKeySelect taken={others.map(({ key }) => key)} own={ownKey(others)} />
        </Form.Item>
        <Form.Item
          name={[line, 'name']}
          label={t('rules.item.name')}
          rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name={[line, 'about']} label={t('rules.item.about')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={500} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item
          name={[line, 'weight']}
          label={t('rules.item.weight')}
          rules={[{ required: true, message: t('form.needed') }]}
        >
          <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={[line, 'evidence']} label={t('rules.item.evidence')}>
          <Select options={EVIDENCE.map((value) => ({ value, label: t(`rules.evidence.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[line, 'required']} valuePropName="checked" className="rule-required">
          <Checkbox>{t('rules.item.required')}</Checkbox>
        </Form.Item>
      </div>
    </div>
  )
}

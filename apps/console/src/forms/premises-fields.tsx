import { PREMISES_TYPES } from '@zhanwang/domain-station-registry/station'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useOptions } from '../locales/use-label.ts'

/** The fields of a station's premises, below `premises` in the form. */
export function PremisesFields() {
  const { t } = useTranslation()
  const options = useOptions()
  const type = Form.useWatch(['premises', 'type'])
  const number = { style: { width: '100%' } }
  return (
    <>
      <div className="field-pair">
        <Form.Item
          name={['premises', 'type']}
          label={t('premises.type')}
          rules={[{ required: true, message: t('form.choose') }]}
        >
          <Select options={options(PREMISES_TYPES)} />
        </Form.Item>
        {type === 'shared' ? (
          <Form.Item
            name={['premises', 'sharedWith']}
            label={t('premises.sharedWith')}
            rules={[{ required: true, whitespace: true, message: t('premises.sharedWithNeeded') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        ) : null}
      </div>
      <Form.Item name={['premises', 'address']} label={t('premises.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name={['premises', 'areaM2']} label={t('premises.areaM2')}>
          <InputNumber min={0} max={100_000} {...number} />
        </Form.Item>
        <Form.Item name={['premises', 'caseRooms']} label={t('premises.caseRooms')}>
          <InputNumber min={0} max={99} precision={0} {...number} />
        </Form.Item>
        <Form.Item name={['premises', 'groupRooms']} label={t('premises.groupRooms')}>
          <InputNumber min={0} max={99} precision={0} {...number} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name={['premises', 'longitude']} label={t('premises.longitude')}>
          <InputNumber min={73} max={136} step={0.0001} {...number} />
        </Form.Item>
        <Form.Item name={['premises', 'latitude']} label={t('premises.latitude')}>
          <InputNumber min={3} max={54} step={0.0001} {...number} />
        </Form.Item>
      </div>
    </>
  )
}

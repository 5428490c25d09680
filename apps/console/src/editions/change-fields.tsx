import type { Division } from '@zhanwang/domain-station-registry/division'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DivisionSelect } from '../forms/division-select.tsx'
import type { ChangeKind } from './edition-rows.ts'

/** What one kind of change asks for beside the division and the day. */
export function ChangeFields({ kind, below }: { readonly kind: ChangeKind; readonly below: readonly Division[] }) {
  const { t } = useTranslation()
  const needed = [{ required: true, message: t('form.needed') }]
  switch (kind) {
    case 'rename':
      return (
        <Form.Item name="name" label={t('editions.newName')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
      )
    case 'move':
      return (
        <Form.Item name="parent" label={t('editions.newParent')} rules={needed}>
          <DivisionSelect />
        </Form.Item>
      )
    case 'merge':
      return (
        <Form.Item
          name="into"
          label={t('editions.into')}
          rules={needed}
          extra={t('editions.childrenAlong', { count: below.length })}
        >
          <DivisionSelect />
        </Form.Item>
      )
    case 'split':
      return <SplitFields places={below} />
  }
}

function SplitFields({ places }: { readonly places: readonly Division[] }) {
  const { t } = useTranslation()
  const parts: { code?: string; name?: string }[] = Form.useWatch('parts') ?? []
  const options = parts.flatMap(({ code, name }) => (code ? [{ value: code, label: `${name ?? ''} ${code}` }] : []))
  const needed = [{ required: true, message: t('form.needed') }]
  return (
    <>
      <fieldset className="field-list">
        <legend>{t('editions.parts')}</legend>
        <Form.List name="parts">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="row">
                  <Form.Item name={[name, 'code']} label={t('divisions.code')} rules={needed}>
                    <Input maxLength={12} />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} label={t('divisions.name')} rules={needed}>
                    <Input maxLength={60} />
                  </Form.Item>
                  {fields.length > 2 ? <Button onClick={() => remove(name)}>{t('form.remove')}</Button> : null}
                </div>
              ))}
              <Button onClick={() => add({})}>{t('editions.addPart')}</Button>
            </>
          )}
        </Form.List>
      </fieldset>
      {places.map((child) => (
        <Form.Item
          key={child.code}
          name={['children', child.code]}
          label={t('editions.goesTo', { name: child.name })}
          rules={needed}
        >
          <Select options={options} placeholder={t('form.choose')} />
        </Form.Item>
      ))}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import { HANGING, type Hanging } from '@zhanwang/domain-station-registry/closing'
import { Alert, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

/** What still hangs on a station: what blocks its end, what goes along, and fields for what goes to somebody. */
export function HangingFields({ hanging, code }: { readonly hanging: readonly Hanging[]; readonly code: string }) {
  const { t } = useTranslation()
  const label = useLabel()
  const told = ({ kind, count }: Hanging) => t('card.hanging', { what: label(HANGING[kind]), count })
  const names = ({ names, count }: Hanging) => `${names.join(', ')}${count > names.length ? ' …' : ''}`
  if (hanging.length === 0) return <Alert type="success" showIcon title={t('card.nothingHangs')} />
  return (
    <fieldset className="field-list stack">
      <legend>{t('card.hangs')}</legend>
      {hanging.map((item) => {
        if (item.weight === 'acknowledge') return null
        return (
          <Alert
            key={item.kind}
            showIcon
            type={item.weight === 'blocks' ? 'error' : 'info'}
            title={`${told(item)}: ${t(`card.${item.weight}`)}`}
            description={
              <>
                <div>{names(item)}</div>
                {item.kind === 'children' ? (
                  <div>
                    <Link to="/stations" search={{ parent: code }}>
                      {t('card.showChildren')}
                    </Link>
                  </div>
                ) : null}
              </>
            }
          />
        )
      })}
      {hanging.map((item) =>
        item.weight === 'acknowledge' ? (
          <div key={item.kind}>
            <strong>{told(item)}</strong> <span className="quiet">{names(item)}</span>
            <Form.Item
              name={['handOver', item.kind, 'to']}
              label={t('card.handOverTo', { what: label(HANGING[item.kind]) })}
              rules={[{ required: true, whitespace: true, message: t('card.handOverNeeded') }]}
            >
              <Input maxLength={100} placeholder={t('card.handOverExample')} />
            </Form.Item>
            <Form.Item name={['handOver', item.kind, 'note']} label={t('card.handOverNote')}>
              <Input maxLength={300} />
            </Form.Item>
          </div>
        ) : null,
      )}
    </fieldset>
  )
}

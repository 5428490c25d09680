import { Alert, Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import './api-keys.css'

/** The only time that a key can be read, with how it is used. */
export function NewKeyDialog({ apiKey, onClose }: { readonly apiKey: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const example = `curl -H 'Authorization: Bearer ${apiKey}' '${window.location.origin}/api/v1/stations?limit=5'`
  return (
    <Modal
      open
      title={t('keys.shownTitle')}
      width={640}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('keys.kept')}
        </Button>
      }
    >
      <div className="stack">
        <Alert type="warning" showIcon title={t('keys.shownText')} />
        <Typography.Text copyable code className="shown-key">
          {apiKey}
        </Typography.Text>
        <div>
          <h3 className="field-heading">{t('keys.example')}</h3>
          <Typography.Paragraph copyable={{ text: example }} className="shown-key">
            <code>{example}</code>
          </Typography.Paragraph>
        </div>
      </div>
    </Modal>
  )
}

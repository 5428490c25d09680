import { Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly username: string
  readonly password: string
  readonly onClose: () => void
}

/** The only time that the password can be read. */
export function OneTimePasswordDialog({ username, password, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={t('accounts.passwordTitle')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('accounts.passwordKept')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('accounts.passwordText', { username })}</p>
        <Typography.Text copyable code className="one-time-password">
          {password}
        </Typography.Text>
      </div>
    </Modal>
  )
}

import { Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly codes: readonly string[]
  readonly onClose: () => void
}

/** The only time that the recovery codes can be read: to be copied or kept as a file. */
export function RecoveryCodesDialog({ codes, onClose }: Props) {
  const { t } = useTranslation()
  const text = codes.join('\n')
  return (
    <Modal
      open
      title={t('own.recoveryTitle')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('own.recoveryKept')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('own.recoveryText')}</p>
        <Typography.Paragraph copyable={{ text }} className="recovery-codes">
          <ul>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </Typography.Paragraph>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="zhanwang-recovery-codes.txt"
        >
          {t('own.recoveryDownload')}
        </a>
      </div>
    </Modal>
  )
}

import type { Attachment } from '@zhanwang/domain-station-registry/attachment'
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A picture as large as the window allows. */
export function PreviewDialog({
  attachment,
  onClose,
}: {
  readonly attachment: Attachment
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const [failed, setFailed] = useState(false)
  const address = `/api/v1/attachments/${attachment.id}/content`
  return (
    <Modal
      open
      centered
      width="min(1100px, 94vw)"
      title={attachment.title}
      onCancel={onClose}
      footer={
        <a href={address} download={attachment.file.name}>
          {t('attachments.download')}
        </a>
      }
    >
      {failed ? (
        <Alert type="error" showIcon title={t('attachments.notShown')} />
      ) : (
        <img className="attachment-preview" src={address} alt={attachment.title} onError={() => setFailed(true)} />
      )}
    </Modal>
  )
}

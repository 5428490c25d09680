import { ATTACHMENT_KINDS, type Attachment } from '@zhanwang/domain-station-registry/attachment'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { fileSize } from '../forms/file-size.ts'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly attachment: Attachment
  readonly onPreview: () => void
  /** Undefined where the reader may not. */
  readonly onRemove?: (() => void) | undefined
}

export function AttachmentItem({ attachment, onPreview, onRemove }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const { id, file, title } = attachment
  return (
    <li className="attachment">
      {attachment.hasThumbnail ? (
        <button type="button" className="attachment-face" onClick={onPreview}>
          <img src={`/api/v1/attachments/${id}/thumbnail`} alt={t('attachments.preview', { title })} loading="lazy" />
        </button>
      ) : (
        <span className="attachment-face quiet" aria-hidden="true">
          {file.name.split('.').at(-1)?.slice(0, 5).toUpperCase()}
        </span>
      )}
      <div className="attachment-words">
        <strong>{title}</strong>
        <div>
          <Mark>{label(ATTACHMENT_KINDS[attachment.kind])}</Mark>
          <span className="quiet numbers">{fileSize(file.size)}</span>
        </div>
        <div className="quiet">
          {t('attachments.added', { name: attachment.addedBy, at: instantText(attachment.addedAt) })}
        </div>
        <div className="row">
          <a href={`/api/v1/attachments/${id}/content`} download={file.name}>
            {t('attachments.download')}
            <span className="visually-hidden"> {title}</span>
          </a>
          {onRemove ? (
            <button type="button" className="link-button" onClick={onRemove}>
              {t('attachments.remove')}
              <span className="visually-hidden"> {title}</span>
            </button>
          ) : null}
        </div>
      </div>
    </li>
  )
}

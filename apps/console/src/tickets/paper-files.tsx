import type { TicketFile } from '@zhanwang/domain-station-registry/ticket'
import { useTranslation } from 'react-i18next'
import { fileSize } from '../forms/file-size.ts'
import '../attachments/attachments.css'
import './paper-files.css'

interface Props {
  readonly files: readonly (TicketFile & { readonly title?: string })[]
  /** Where their content is: `/api/v1/ticket-files`. */
  readonly address: string
}

/** The files of a step or a visit: pictures small, each to be opened or saved. */
export function PaperFiles({ files, address }: Props) {
  const { t } = useTranslation()
  return (
    <ul className="paper-files">
      {files.map(({ id, file, hasThumbnail, title = file.name }) => (
        <li key={id}>
          <a
            href={`${address}/${id}/content`}
            {...(hasThumbnail ? { target: '_blank', rel: 'noreferrer' } : { download: file.name })}
          >
            {hasThumbnail ? (
              <img src={`${address}/${id}/thumbnail`} alt={t('attachments.preview', { title })} loading="lazy" />
            ) : (
              <span className="attachment-face" aria-hidden="true">
                {file.name.split('.').at(-1)?.slice(0, 5).toUpperCase()}
              </span>
            )}
            <span>{title}</span>
          </a>
          <span className="quiet numbers">{fileSize(file.size)}</span>
        </li>
      ))}
    </ul>
  )
}

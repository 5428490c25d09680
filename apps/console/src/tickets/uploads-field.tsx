import { Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraInput } from '../attachments/camera-input.tsx'
import { Mark } from '../feedback/mark.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { FileDrop } from '../forms/file-drop.tsx'
import { fileSize } from '../forms/file-size.ts'
import { useNarrow } from '../forms/use-narrow.ts'
import type { Upload, Uploads } from './use-uploads.ts'
import '../attachments/attachments.css'
import './uploads.css'

interface Props {
  readonly label: string
  readonly uploads: Uploads
  readonly most: number
  /** What else is said of a file, below its name. */
  readonly about?: (upload: Upload) => ReactNode
}

/** The files of a form: chosen, dropped or photographed, each with how far it is. */
export function UploadsField({ label, uploads, most, about }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const { items } = uploads
  const full = items.length >= most
  const add = (files: readonly File[]) => uploads.add(files.slice(0, most - items.length))
  return (
    <fieldset className="field-list uploads">
      <legend>{label}</legend>
      {narrow ? <CameraInput disabled={full} onFiles={add} /> : null}
      <FileDrop
        label={t('attachments.drop')}
        hint={t('tickets.filesHint', { count: most })}
        accept="image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.csv,.txt"
        multiple
        disabled={full}
        onFiles={add}
      />
      <ul className="attachment-drafts" aria-live="polite">
        {items.map((item) => (
          <li key={item.id}>
            <div className="row">
              <span className="attachment-draft-name">{item.file.name}</span>
              <span className="quiet numbers">{fileSize(item.file.size)}</span>
              {item.state === 'done' ? <Mark tone="green">{t('tickets.fileSent')}</Mark> : null}
              {item.state === 'failed' ? (
                <Button size="small" onClick={() => uploads.again(item.id)}>
                  {t('tickets.fileAgain')}
                </Button>
              ) : null}
              <Button
                size="small"
                aria-label={t('attachments.leaveOut', { name: item.file.name })}
                onClick={() => uploads.drop(item.id)}
              >
                ✕
              </Button>
            </div>
            {about?.(item)}
            {item.state === 'sending' ? (
              <Progress
                percent={Math.floor(item.share * 100)}
                status="active"
                size="small"
                aria-label={item.file.name}
              />
            ) : null}
            {item.state === 'failed' ? <ProblemAlert error={item.error} /> : null}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

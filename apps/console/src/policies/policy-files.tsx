import { MAX_POLICY_FILES, type Policy, type PolicyFile } from '@zhanwang/domain-station-registry/policy'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { fileSize } from '../forms/file-size.ts'
import { instantText } from '../forms/instant-text.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { AddFileDialog } from './add-file-dialog.tsx'
import '../attachments/attachments.css'
import './policies.css'

interface Props {
  readonly policy: Policy
  readonly files: readonly PolicyFile[]
}

/** The files of a document. They may be added to and taken away when it is repealed, too: a scan may be found late. */
export function PolicyFiles({ policy, files }: Props) {
  const { t } = useTranslation()
  const mayChange = useHolds()('policy.maintain', policy.scopePath)
  const [open, setOpen] = useState<'add' | PolicyFile>()
  const close = () => setOpen(undefined)
  return (
    <section className="panel">
      <div className="row policy-files-head">
        <h2>
          {t('policies.files')} {files.length > 0 ? <span className="quiet numbers">{files.length}</span> : null}
        </h2>
        {mayChange && files.length < MAX_POLICY_FILES ? (
          <Button onClick={() => setOpen('add')}>{t('policies.addFile')}</Button>
        ) : null}
      </div>
      {files.length === 0 ? <EmptyState text={t('policies.noFiles')} /> : null}
      <ul className="attachment-grid">
        {files.map((file) => (
          <FileItem key={file.id} file={file} onRemove={mayChange ? () => setOpen(file) : undefined} />
        ))}
      </ul>
      {open === 'add' ? <AddFileDialog policy={policy} onClose={close} /> : null}
      {typeof open === 'object' ? (
        <ReasonDialog
          title={t('attachments.removeOf', { title: open.file.name })}
          submit={t('attachments.remove')}
          send={(reason, options) => client.registry.policies.removeFile.mutate({ id: open.id, reason }, options)}
          onClose={close}
        >
          {t('attachments.removeText')}
        </ReasonDialog>
      ) : null}
    </section>
  )
}

interface ItemProps {
  readonly file: PolicyFile
  /** Undefined where the reader may not. */
  readonly onRemove: (() => void) | undefined
}

function FileItem({ file: { id, file, hasThumbnail, addedBy, addedAt }, onRemove }: ItemProps) {
  const { t } = useTranslation()
  const address = `/api/v1/policy-files/${id}`
  return (
    <li className="attachment">
      {hasThumbnail ? (
        <a className="attachment-face" href={`${address}/content`} target="_blank" rel="noreferrer">
          <img src={`${address}/thumbnail`} alt={t('attachments.preview', { title: file.name })} loading="lazy" />
        </a>
      ) : (
        <span className="attachment-face quiet" aria-hidden="true">
          {file.name.split('.').at(-1)?.slice(0, 5).toUpperCase()}
        </span>
      )}
      <div className="attachment-words">
        <strong>{file.name}</strong>
        <div className="quiet numbers">{fileSize(file.size)}</div>
        <div className="quiet">{t('attachments.added', { name: addedBy, at: instantText(addedAt) })}</div>
        <div className="row">
          <a href={`${address}/content`} download={file.name}>
            {t('attachments.download')}
            <span className="visually-hidden"> {file.name}</span>
          </a>
          {onRemove ? (
            <button type="button" className="link-button" onClick={onRemove}>
              {t('attachments.remove')}
              <span className="visually-hidden"> {file.name}</span>
            </button>
          ) : null}
        </div>
      </div>
    </li>
  )
}

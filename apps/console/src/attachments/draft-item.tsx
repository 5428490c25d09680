import { ATTACHMENT_KINDS } from '@zhanwang/domain-station-registry/attachment'
import { Button, Input, Progress, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { fileSize } from '../forms/file-size.ts'
import { useOptions } from '../locales/use-label.ts'
import { type AttachmentDraft, TITLE_LENGTH } from './attachment-draft.ts'

interface Props {
  readonly draft: AttachmentDraft
  readonly onChange: (changes: Partial<Pick<AttachmentDraft, 'kind' | 'title'>>) => void
  readonly onDrop: () => void
}

export function DraftItem({ draft, onChange, onDrop }: Props) {
  const { t } = useTranslation()
  const options = useOptions()
  const { file, state, title } = draft
  const fixed = state === 'sending' || state === 'done'
  const nameless = title.trim() === ''
  return (
    <li>
      <div className="row">
        <span className="attachment-draft-name">{file.name}</span>
        <span className="quiet numbers">{fileSize(file.size)}</span>
        {state === 'done' ? <Mark tone="green">{t('attachments.sent')}</Mark> : null}
      </div>
      {state === 'done' ? null : (
        <div className="attachment-draft-fields">
          <Select
            aria-label={t('attachments.kindOf', { name: file.name })}
            value={draft.kind}
            disabled={fixed}
            options={options(ATTACHMENT_KINDS)}
            onChange={(kind) => onChange({ kind })}
          />
          <Input
            aria-label={t('attachments.titleOf', { name: file.name })}
            value={title}
            disabled={fixed}
            maxLength={TITLE_LENGTH}
            {...(nameless ? { status: 'error' as const, placeholder: t('form.needed') } : {})}
            onChange={({ target }) => onChange({ title: target.value })}
          />
          <Button disabled={fixed} aria-label={t('attachments.leaveOut', { name: file.name })} onClick={onDrop}>
            ✕
          </Button>
        </div>
      )}
      {state === 'sending' ? (
        <Progress percent={Math.floor(draft.share * 100)} status="active" size="small" aria-label={file.name} />
      ) : null}
      {state === 'failed' ? <ProblemAlert error={draft.error} /> : null}
    </li>
  )
}

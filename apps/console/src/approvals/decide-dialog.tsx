import { APPROVAL_OUTCOMES, type ApprovalOutcome } from '@zhanwang/domain-approval/approval'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { useLabel } from '../locales/use-label.ts'
import { CommentField } from './comment-field.tsx'
import type { DecidedFile } from './use-bulk-decisions.ts'
import './approvals.css'

interface Props {
  readonly files: readonly DecidedFile[]
  readonly outcome: ApprovalOutcome
  readonly onDecide: (comment: string) => void
  readonly onClose: () => void
}

/** Says what is about to be decided, on which files, and takes the comment that goes with each of them. */
export function DecideDialog({ files, outcome, onDecide, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<{ comment: string }>()
  const [only, ...others] = files
  const word = label(APPROVAL_OUTCOMES[outcome])
  return (
    <CommandDialog
      title={
        only && others.length === 0
          ? t('approvals.decideOne', { outcome: word, title: only.title })
          : t('approvals.decideMany', { outcome: word, count: files.length })
      }
      submit={word}
      danger={outcome === 'reject'}
      form={form}
      initialValues={{ comment: '' }}
      busy={false}
      error={null}
      onSubmit={({ comment }) => onDecide(comment.trim())}
      onClose={onClose}
    >
      {others.length > 0 ? (
        <ul className="approval-chosen">
          {files.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      ) : null}
      <CommentField isNeeded={outcome !== 'approve'} isFirst />
    </CommandDialog>
  )
}

import { Link } from '@tanstack/react-router'
import type { ApprovalSummary } from '@zhanwang/domain-approval/approval'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { instantText } from '../forms/instant-text.ts'
import { ApprovalStatusMark } from './approval-status-mark.tsx'
import { DueMark } from './due-mark.tsx'
import { SubjectName } from './subject-name.tsx'

interface Props {
  readonly files: readonly ApprovalSummary[]
  readonly marked: number
  readonly loading: boolean
  /** Files that are chosen to be decided together; without it none can be. */
  readonly choice?: { readonly ids: ReadonlySet<string>; readonly onToggle: (id: string) => void }
}

export function ApprovalTable({ files, marked, loading, choice }: Props) {
  const { t } = useTranslation()
  return (
    <AdaptiveTable<ApprovalSummary>
      rows={files}
      rowKey={({ id }) => id}
      marked={marked}
      loading={loading}
      columns={[
        {
          key: 'title',
          title: t('approvals.file'),
          render: ({ id, title }) => (
            <>
              {choice ? (
                <Checkbox
                  className="approval-choice"
                  checked={choice.ids.has(id)}
                  aria-label={t('approvals.choose', { title })}
                  onChange={() => choice.onToggle(id)}
                />
              ) : null}
              <Link to="/approvals/$id" params={{ id }}>
                {title}
              </Link>
            </>
          ),
        },
        { key: 'subject', title: t('approvals.subject'), render: ({ subject }) => <SubjectName type={subject.type} /> },
        { key: 'division', title: t('station.division'), render: ({ divisionName }) => divisionName },
        {
          key: 'status',
          title: t('station.status'),
          render: ({ status, round }) => (
            <>
              <ApprovalStatusMark status={status} />
              {round > 1 ? <span className="quiet">{t('approvals.round', { round })}</span> : null}
            </>
          ),
        },
        {
          key: 'step',
          title: t('approvals.step'),
          render: ({ status, step, steps, stepName, dueOn, escalated }) =>
            status === 'pending' ? (
              <>
                {steps > 1 ? `${stepName} (${step + 1}/${steps})` : stepName}{' '}
                <DueMark dueOn={dueOn} escalated={escalated} />
              </>
            ) : null,
        },
        { key: 'submittedBy', title: t('approvals.submittedBy'), render: ({ submittedBy }) => submittedBy },
        {
          key: 'submittedAt',
          title: t('approvals.submittedAt'),
          className: 'numbers',
          render: ({ submittedAt }) => instantText(submittedAt),
        },
      ]}
    />
  )
}

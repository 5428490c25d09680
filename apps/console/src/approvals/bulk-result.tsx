import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BulkDecisions } from './use-bulk-decisions.ts'

/** What became of each decision, the refused ones with their reason; they stay chosen in the list. */
export function BulkResult({ outcomes, isRunning }: Pick<BulkDecisions, 'outcomes' | 'isRunning'>) {
  const { t } = useTranslation()
  if (outcomes.length === 0) return null
  const done = outcomes.filter(({ state }) => state === 'done').length
  const refused = outcomes.filter(({ state }) => state === 'refused')
  return (
    <Alert
      type={isRunning ? 'info' : refused.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={
        isRunning
          ? t('approvals.deciding', { done: done + refused.length, count: outcomes.length })
          : t(refused.length > 0 ? 'approvals.decidedSome' : 'approvals.decidedAll', { done, refused: refused.length })
      }
      description={
        refused.length > 0 ? (
          <ul className="bulk-refused">
            {refused.map(({ file, why }) => (
              <li key={file.id}>
                <Link to="/approvals/$id" params={{ id: file.id }}>
                  {file.title}
                </Link>
                : {why}
              </li>
            ))}
          </ul>
        ) : undefined
      }
    />
  )
}

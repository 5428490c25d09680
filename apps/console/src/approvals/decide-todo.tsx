import { useQuery } from '@tanstack/react-query'
import { APPROVAL_STATUSES } from '@zhanwang/domain-approval/approval'
import { APPROVAL_REASONS } from '@zhanwang/domain-approval/reasons'
import { Uuid } from '@zhanwang/kernel/ids'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import { DecideButtons } from './decide-buttons.tsx'

/** Decides a file where it waits on the workbench; for who may not decide it, why. */
export function DecideTodo({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const label = useLabel()
  const found = useQuery(trpc.registry.approvals.get.queryOptions({ id: Uuid.parse(id) }))
  if (found.isPending) return <span role="status">{t('common.loading')}</span>
  if (found.isError) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  const { file } = found.data
  if (file.hindrance) return <span className="quiet">{label(APPROVAL_REASONS[file.hindrance])}</span>
  if (file.status !== 'pending') return <span className="quiet">{label(APPROVAL_STATUSES[file.status])}</span>
  return <DecideButtons file={file} />
}

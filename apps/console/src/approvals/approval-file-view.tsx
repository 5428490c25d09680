import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/trpc.ts'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { ApprovalSteps } from './approval-steps.tsx'
import { DecisionForm } from './decision-form.tsx'
import { DecisionList } from './decision-list.tsx'
import { SnapshotTable } from './snapshot-table.tsx'
import { WithdrawButton } from './withdraw-button.tsx'
import './approvals.css'

/** A file opened: its steps, what is decided on, what was said, and the decision of who may take it. */
export function ApprovalFileView({ id }: { readonly id: string }) {
  const found = useQuery(trpc.registry.approvals.get.queryOptions({ id }))
  if (found.isPending) return <PageLoading />
  if (found.isError) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  const { file } = found.data
  const reload = () => void found.refetch()
  return (
    <>
      <section className="panel stack">
        <ApprovalSteps file={file} />
        <WithdrawButton file={file} onReload={reload} />
      </section>
      <div className="station-columns">
        <SnapshotTable file={file} />
        <div className="stack">
          <DecisionForm file={file} onReload={reload} />
          <DecisionList file={file} />
        </div>
      </div>
    </>
  )
}

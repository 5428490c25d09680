import { APPROVAL_STATUSES, type ApprovalStatus } from '@zhanwang/domain-approval/approval'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'

const TONES: Record<ApprovalStatus, Tone> = {
  pending: 'blue',
  returned: 'amber',
  approved: 'green',
  rejected: 'red',
  withdrawn: 'plain',
}

export function ApprovalStatusMark({ status }: { readonly status: ApprovalStatus }) {
  const label = useLabel()
  return <Mark tone={TONES[status]}>{label(APPROVAL_STATUSES[status])}</Mark>
}

import type { LinkProps } from '@tanstack/react-router'
import type { ApprovalShown } from '@zhanwang/domain-approval/approval'
import { applicationRows } from './application-rows.ts'
import { inspectionRows } from './inspection-rows.ts'
import type { SnapshotRow, SnapshotWords } from './snapshot-row.ts'

interface Subject {
  readonly name: 'approvals.subjects.application' | 'approvals.subjects.inspection'
  /** The page of it. */
  readonly link: (id: string) => LinkProps
  /** What is decided on, as a table that one reads. */
  readonly rows: (snapshot: ApprovalShown['snapshot'], words: SnapshotWords) => SnapshotRow[]
}

/** What can be under approval. A type that is missing here is shown field by field. */
export const SUBJECTS: Readonly<Record<string, Subject>> = {
  application: {
    name: 'approvals.subjects.application',
    link: (id) => ({ to: '/applications/$id', params: { id } }),
    rows: applicationRows,
  },
  inspection: {
    name: 'approvals.subjects.inspection',
    link: (id) => ({ to: '/inspections/$id', params: { id } }),
    rows: inspectionRows,
  },
}

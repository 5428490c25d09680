import { approvalMigration } from '@zhanwang/approvals/approval-tables'

export const approvals = approvalMigration('station-registry-0005-approvals')

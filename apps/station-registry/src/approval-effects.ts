import type { ApprovalEffects } from '@zhanwang/approvals/approval-effects'
import { APPLICATION } from '@zhanwang/domain-station-registry/application'
import { acceptanceApproved } from './acceptance/acceptance-approval.ts'
import { INSPECTION } from './acceptance/acceptance-todos.ts'
import { applicationEffect } from './applications/application-effect.ts'
import type { RegistryTables } from './registry-tables.ts'

/** What follows from the outcome of an approval, by what was approved. */
export const approvalEffects: ApprovalEffects<RegistryTables> = {
  [APPLICATION]: applicationEffect,
  [INSPECTION]: acceptanceApproved,
}

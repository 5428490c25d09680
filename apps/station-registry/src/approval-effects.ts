import type { ApprovalEffects } from '@zhanwang/approvals/approval-effects'
import { APPLICATION } from '@zhanwang/domain-station-registry/application'
import { applicationEffect } from './applications/application-effect.ts'
import type { RegistryTables } from './registry-tables.ts'

/** What follows from the outcome of an approval, by what was approved. */
export const approvalEffects: ApprovalEffects<RegistryTables> = {
  [APPLICATION]: applicationEffect,
}

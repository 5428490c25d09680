import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { z } from 'zod'
import { ApprovalOutcome, ApprovalShown, ApprovalStatus, ApprovalSummary } from './approval.ts'

const Changed = z.object({ id: Uuid, status: ApprovalStatus, version: z.int() })

/** The contract fragment of a context whose business is approved: files that wait, one opened, and what is decided. */
export function approvalProcedures<const Context extends string>(context: Context) {
  // Names of officials, and what a snapshot says of those responsible.
  const common = { scope: 'division', sensitivity: 'L2' } as const
  return {
    list: query({
      ...common,
      summary: { zh: '审批文件列表', en: 'Files under approval' },
      input: z.strictObject({
        /** `mine`: what waits for me, by deadline; `submitted`: what I sent; `all`: the rest is sorted newest first. */
        queue: z.enum(['mine', 'submitted', 'all']).default('mine'),
        status: z.array(ApprovalStatus).max(5).optional(),
        division: DivisionCodeInput.optional(),
        ...PageInput,
      }),
      output: Page(ApprovalSummary),
      permission: 'approval.read',
      rest: `GET /approvals/${context}`,
    }),
    get: query({
      ...common,
      summary: { zh: '审批文件详情', en: 'One file: what is decided on, its steps and what was said' },
      input: z.strictObject({ id: Uuid }),
      output: z.object({ file: ApprovalShown }),
      permission: 'approval.read',
      rest: `GET /approvals/${context}/{id}`,
    }),
    decide: command({
      ...common,
      summary: { zh: '审批', en: 'Approve, return for revision or reject a file' },
      input: z.strictObject({
        id: Uuid,
        /** The one that the decider saw. */
        version: z.int().min(1),
        outcome: ApprovalOutcome,
        comment: z.string().trim().max(500).default(''),
      }),
      output: Changed,
      permission: 'approval.decide',
      rest: `POST /approvals/${context}/{id}/decide`,
    }),
    withdraw: command({
      ...common,
      summary: { zh: '撤回审批文件', en: 'Withdraw a file that I submitted' },
      input: z.strictObject({ id: Uuid, version: z.int().min(1) }),
      output: Changed,
      permission: 'approval.read',
      rest: `POST /approvals/${context}/{id}/withdraw`,
    }),
  } as const
}

import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { defineEvent } from '@zhanwang/kernel/event'
import { Uuid } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { ApprovalStatus } from './approval.ts'

/** A file as other services may know it: without title, people and what is decided on. */
export const ApprovalFact = z.object({
  id: Uuid,
  subject: z.object({ type: z.string(), id: z.string() }),
  division: DivisionCode.nullable(),
  scopePath: ScopePath,
  status: ApprovalStatus,
  round: z.int(),
  step: z.int(),
  dueOn: BusinessDate.nullable(),
  escalated: z.boolean(),
  version: z.int(),
})

/** A file of this context was submitted, decided on, escalated or taken back. Aggregate id: the file's id. */
export function approvalChanged<const Context extends string>(context: Context) {
  return defineEvent({
    context,
    type: 'approval-changed',
    version: 1,
    state: ApprovalFact,
    live: { permission: 'approval.read', place: ({ scopePath }) => scopePath },
    golden: {
      id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
      subject: { type: 'application', id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6c' },
      division: '420304101',
      scopePath: '/42/4203/420304/420304101/',
      status: 'pending',
      round: 1,
      step: 0,
      dueOn: '2022-03-15',
      escalated: false,
      version: 1,
    },
  })
}

import { DivisionLevel } from '@zhanwang/kernel/division-code'
import { z } from 'zod'

/** One step of a route: who decides, and in how many working days. */
export const ApprovalStep = z.strictObject({
  /** 县级审核. */
  name: z.string().trim().min(1).max(40),
  level: DivisionLevel,
  /** What a decider holds at exactly the step's place. */
  permission: z.string().min(1).max(60),
  /** Countersign: so many different people, all of them. */
  people: z.int().min(1).max(5).default(1),
  /** After so many the level above may decide as well. */
  workingDays: z.int().min(1).max(60),
})
export type ApprovalStep = z.infer<typeof ApprovalStep>

/** The steps of an approval in their order. A file keeps the route that it was submitted under. */
export const ApprovalRoute = z.strictObject({ steps: z.array(ApprovalStep).min(1).max(6) })
export type ApprovalRoute = z.infer<typeof ApprovalRoute>

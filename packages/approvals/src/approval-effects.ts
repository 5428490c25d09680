import type { CommandCall } from '@zhanwang/kernel/call'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ApprovalFile } from './approval-row.ts'

/** What the outcome of a file does to its subject. */
export interface ApprovalEffect<S> {
  /** In the transaction of the last approving decision: what it throws leaves the file as it was. */
  approved(tx: Transaction<S>, file: ApprovalFile, call: CommandCall): Promise<void>
  /** Returned, rejected or withdrawn: `file.status` says which. */
  stopped(tx: Transaction<S>, file: ApprovalFile, call: CommandCall): Promise<void>
  /** What to throw for a violated constraint of its own tables: the rule that it stands for. */
  refused?(error: unknown): unknown
}

/** The effects of a context by the type of what is approved. */
export interface ApprovalEffects<S> {
  readonly [subjectType: string]: ApprovalEffect<S>
}

import { stepDeadline } from '@zhanwang/domain-approval/deadline'
import { type ApprovalState, presentStep } from '@zhanwang/domain-approval/decide'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ApprovalEffects } from './approval-effects.ts'
import type { ApprovalFile, StoredApproval } from './approval-row.ts'
import { listRounds, lockFile, updateFile } from './approval-store.ts'
import type { ApprovalTables } from './approval-tables.ts'
import { closeFileTodos, openFileTodos } from './approval-todos.ts'
import { tellApproval } from './tell-approval.ts'

/** What a change makes of a locked file, and the words that go with it. */
export interface Taken {
  readonly state: ApprovalState
  readonly comment: string
  /** Written and audited beside it. */
  readonly outcome: string
}

/**
 * Changes one file: locks it, applies a rule, saves it, and carries out in the same transaction what its end means to its
 * subject. Throws `not-found` outside the caller's scope, `stale` when it was changed since `version`.
 */
export async function changeFile<S extends ApprovalTables>(
  { db, context, effects }: { db: Database<S>; context: string; effects: ApprovalEffects<S> },
  call: CommandCall,
  { id, version }: { id: Uuid; version: number },
  take: (file: StoredApproval, tx: Transaction<S>) => Promise<Taken>,
) {
  let refused: ((error: unknown) => unknown) | undefined
  const work = async (tx: Transaction<S>) => {
    const before = await lockFile(tx.db, id, call.scopes)
    const effect = effects[before.subject.type]
    if (!effect) throw new Error(`nothing follows the approval of ${before.subject.type}`)
    refused = effect.refused
    if (before.version !== version) throw new DomainError('stale')

    const { state, comment, outcome } = await take(before, tx)
    const file = { ...before, ...state, ...timesOf(before, state, call), version: before.version + 1 }
    await updateFile(tx, file)
    await closeFileTodos(tx, context, file, state.status === 'withdrawn' ? 'void' : 'done', call.today)
    await openFileTodos(tx, context, file, call.today)
    tellApproval(tx, context, file, { outcome, comment })
    if (file.status === 'approved') await effect.approved(tx, await fileOf(tx, file, comment), call)
    else if (file.status !== 'pending') await effect.stopped(tx, await fileOf(tx, file, comment), call)
    return { id, status: file.status, version: file.version }
  }
  return db.command(call, work).catch((error: unknown) => {
    throw refused ? refused(error) : error
  })
}

/** A step begins with its own deadline; one that waits for more people keeps what it had. */
function timesOf(before: StoredApproval, after: ApprovalState, { today }: CommandCall) {
  if (after.status !== 'pending') return { dueOn: null, escalatedOn: null }
  if (after.step === before.step) return {}
  return { dueOn: stepDeadline(today, presentStep(after), before.holidays), escalatedOn: null }
}

async function fileOf<S extends ApprovalTables>(
  tx: Transaction<S>,
  file: StoredApproval,
  comment: string,
): Promise<ApprovalFile> {
  const round = (await listRounds(tx.db, file.id)).at(-1)
  if (!round) throw new Error(`the file ${file.id} was never submitted`)
  return { ...file, snapshot: round.snapshot, digest: round.digest, comment }
}

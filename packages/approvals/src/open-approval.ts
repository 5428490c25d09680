import { stepDeadline } from '@zhanwang/domain-approval/deadline'
import { presentStep, resubmit, submitted } from '@zhanwang/domain-approval/decide'
import type { ApprovalRoute } from '@zhanwang/domain-approval/route'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { StoredApproval } from './approval-row.ts'
import { insertFile, insertRound, lockOwnFile, updateFile } from './approval-store.ts'
import type { ApprovalTables } from './approval-tables.ts'
import { closeFileTodos, openFileTodos } from './approval-todos.ts'
import { tellApproval } from './tell-approval.ts'

/** What goes under approval. */
export interface NewApproval {
  /** Whose business it is. */
  readonly context: string
  readonly subject: { readonly type: string; readonly id: string }
  /** 设立杨溪铺镇社工站: what a list and a to-do say. */
  readonly title: string
  readonly division: DivisionCode | null
  readonly divisionName: string
  readonly scopePath: ScopePath
  /** What is decided on, whole: it is kept as it is now, whatever becomes of the subject meanwhile. */
  readonly snapshot: JsonObject
  readonly route: ApprovalRoute
  /** Accounts that prepared it beside the submitter, who is the caller: none of them decides. */
  readonly madeBy: readonly string[]
  /** Days off of the place alone: deadlines are counted without them. */
  readonly holidays: readonly BusinessDate[]
  /** The text of the deciders' to-do, in the context's `TODO_KINDS`; it has {title} and {step}. */
  readonly todoKind: string
}

/** Puts something under approval in the transaction of its submission. Throws `conflict` where it is already. */
export async function openApproval<S extends ApprovalTables>(
  tx: Transaction<S>,
  call: CommandCall,
  { context, snapshot, route, madeBy, holidays, ...said }: NewApproval,
): Promise<{ id: Uuid }> {
  const { actor, now, today } = call
  const state = submitted({ route, scopePath: said.scopePath, submittedBy: actor.id, madeBy })
  const file: StoredApproval = {
    ...said,
    ...state,
    id: newId(),
    submittedByName: actor.name,
    submittedAt: now,
    holidays,
    dueOn: stepDeadline(today, presentStep(state), holidays),
    escalatedOn: null,
    version: 1,
  }
  const content = contentOf(snapshot)
  await insertFile(tx, file)
  await insertRound(tx, file, content)
  await openFileTodos(tx, context, file, today)
  tellApproval(tx, context, file, { title: file.title, digest: content.digest })
  return { id: file.id }
}

/** What a returned file is sent again with. */
export interface Resubmission {
  readonly context: string
  readonly id: Uuid
  readonly snapshot: JsonObject
  /** Where the subject was renamed. */
  readonly title?: string
  /** As they are known now; without them those of the round before. */
  readonly holidays?: readonly BusinessDate[]
}

/**
 * Sends a returned file again, through all its steps, in the transaction that mended its subject. Whether the caller may is
 * the context's to say; whoever does is its submitter from now on. Throws `rule-broken` where it was not returned.
 */
export async function resubmitApproval<S extends ApprovalTables>(
  tx: Transaction<S>,
  call: CommandCall,
  { context, id, snapshot, title, holidays }: Resubmission,
): Promise<void> {
  const { actor, now, today } = call
  const before = await lockOwnFile(tx.db, id)
  const state = resubmit(before, actor.id)
  const daysOff = holidays ?? before.holidays
  const file: StoredApproval = {
    ...before,
    ...state,
    title: title ?? before.title,
    submittedByName: actor.name,
    submittedAt: now,
    holidays: daysOff,
    dueOn: stepDeadline(today, presentStep(state), daysOff),
    version: before.version + 1,
  }
  const content = contentOf(snapshot)
  await updateFile(tx, file)
  await insertRound(tx, file, content)
  await closeFileTodos(tx, context, file, 'done', today)
  await openFileTodos(tx, context, file, today)
  tellApproval(tx, context, file, { title: file.title, digest: content.digest })
}

function contentOf(snapshot: JsonObject): { snapshot: string; digest: string } {
  return { snapshot: JSON.stringify(snapshot), digest: sha256Hex(canonicalJson(snapshot)) }
}

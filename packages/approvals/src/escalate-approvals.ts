import { isOverdue } from '@zhanwang/domain-approval/deadline'
import { escalate } from '@zhanwang/domain-approval/decide'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { DailyRun } from '@zhanwang/persistence/daily-runs'
import type { Database } from '@zhanwang/persistence/database'
import { listOverdue, lockOwnFile, updateFile } from './approval-store.ts'
import type { ApprovalTables } from './approval-tables.ts'
import { openFileTodos } from './approval-todos.ts'
import { tellApproval } from './tell-approval.ts'

const AT_A_TIME = 100

/**
 * Lets the level above decide what was not decided in time. A file is escalated by what stands in its own row, so one whose
 * deadline passed while nothing ran is escalated at the next run, and none twice.
 */
export function approvalEscalation<S extends ApprovalTables>({
  db,
  context,
}: {
  readonly db: Database<S>
  readonly context: string
}): DailyRun {
  return {
    name: 'approval-escalation',
    async run({ today, signal, call }) {
      for (;;) {
        const overdue = await listOverdue(db.read, today, AT_A_TIME)
        for (const { id, round, step } of overdue) {
          signal.throwIfAborted()
          await escalateFile(db, context, id, call(`approval/${id}/${round}/${step}`))
        }
        if (overdue.length < AT_A_TIME) return
      }
    },
  }
}

async function escalateFile<S extends ApprovalTables>(
  db: Database<S>,
  context: string,
  id: Uuid,
  call: CommandCall,
): Promise<void> {
  const work = db.command(call, async (tx) => {
    const before = await lockOwnFile(tx.db, id)
    const state = escalate(before)
    if (!state || before.dueOn === null || !isOverdue(before.dueOn, call.today)) throw new DomainError('stale')
    const file = { ...before, ...state, escalatedOn: call.today, version: before.version + 1 }
    await updateFile(tx, file)
    await openFileTodos(tx, context, file, call.today)
    tellApproval(tx, context, file, { outcome: 'escalate', dueOn: before.dueOn })
  })
  await work.catch((error: unknown) => {
    // Somebody decided between the list and the lock: there is nothing to escalate any more.
    if (!(error instanceof DomainError && error.code === 'stale')) throw error
  })
}

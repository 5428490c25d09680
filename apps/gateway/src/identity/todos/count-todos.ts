import { dueGroup } from '@zhanwang/domain-todo/due-group'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { countWaiting, MOST_COUNTED } from './todo-list-store.ts'

/** How much waits for whoever asks. */
export function countTodos({ database: { read } }: IdentityParts): IdentityHandler<'todos', 'counts'> {
  return async (_input, { actor, today }) => {
    const counts = { overdue: 0, today: 0, week: 0, later: 0, undated: 0 }
    let left = MOST_COUNTED
    let more = false
    for (const { due_on, count } of await countWaiting(read, actor)) {
      counts[dueGroup(due_on, today)] += Math.min(count, left)
      more ||= count > left
      left -= Math.min(count, left)
    }
    return { ...counts, more }
  }
}

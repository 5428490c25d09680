import type { TodoKinds } from '@zhanwang/domain-todo/todo'
import { TICKET_TODOS } from './ticket-todos.ts'

/** What this context's to-dos say, by kind; `{name}` is filled from a to-do's params. */
export const TODO_KINDS = {
  ...TICKET_TODOS,
} as const satisfies TodoKinds

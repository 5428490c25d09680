import type { TodoKinds } from '@zhanwang/domain-todo/todo'

/** What this context's to-dos say, by kind; `{name}` is filled from a to-do's params. */
export const TODO_KINDS = {} as const satisfies TodoKinds

import type { TodoKinds } from '@zhanwang/domain-todo/todo'
import { TICKET_TODOS } from './ticket-todos.ts'

/** What this context's to-dos say, by kind; `{name}` is filled from a to-do's params. */
export const TODO_KINDS = {
  ...TICKET_TODOS,
  'application.decide': { zh: '审批设站申请:{title}({step})', en: 'Decide on an application: {title} ({step})' },
  'approval.returned': { zh: '退回修改:{title}', en: 'Returned for revision: {title}' },
} as const satisfies TodoKinds

import type { TodoKinds } from '@zhanwang/domain-todo/todo'
import { TICKET_TODOS } from './ticket-todos.ts'

/** What this context's to-dos say, by kind; `{name}` is filled from a to-do's params. */
export const TODO_KINDS = {
  ...TICKET_TODOS,
  'application.decide': { zh: '审批设站申请:{title}({step})', en: 'Decide on an application: {title} ({step})' },
  'approval.returned': { zh: '退回修改:{title}', en: 'Returned for revision: {title}' },
  'acceptance.self-check': {
    zh: '“{station}”待按“{checklist}”自查并提交',
    en: '“{station}” checks itself by “{checklist}” and submits it',
  },
  'acceptance.on-site': {
    zh: '“{station}”待现场核查({checklist})',
    en: '“{station}” waits for the on-site check ({checklist})',
  },
  'acceptance.rectify': {
    zh: '“{station}”有未达标的检查项待整改:{items}',
    en: '“{station}” has items to rectify: {items}',
  },
  'acceptance.overdue': {
    zh: '“{station}”整改逾期:{items}',
    en: '“{station}” is overdue with its rectification: {items}',
  },
  'acceptance.reinspection': {
    zh: '“{station}”到期须复查({checklist})',
    en: '“{station}” is due for re-inspection ({checklist})',
  },
  'acceptance.approve': { zh: '待审批({step}):{title}', en: 'For approval ({step}): {title}' },
} as const satisfies TodoKinds

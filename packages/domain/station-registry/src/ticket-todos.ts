import type { TodoKinds } from '@zhanwang/domain-todo/todo'

/** What the to-dos of tickets say. */
export const TICKET_TODOS = {
  'ticket.assign': { zh: '分派问题单 {number}({place})', en: 'Assign the issue {number} ({place})' },
  'ticket.handle': { zh: '办理问题单 {number}({place})', en: 'Solve the issue {number} ({place})' },
  'ticket.confirm': {
    zh: '确认问题单 {number}({place})是否办结',
    en: 'Confirm whether the issue {number} ({place}) is solved',
  },
  'ticket.escalated': {
    zh: '问题单 {number}({place})逾期未办,请督办',
    en: 'The issue {number} ({place}) is overdue below you',
  },
} as const satisfies TodoKinds

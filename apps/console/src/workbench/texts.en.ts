import type * as zh from './texts.zh.ts'

export const workbench: typeof zh.workbench = {
  menu: { title: 'Workbench' },
  title: 'Workbench',
  awaiting:
    'Somebody else has reset your password or second factor, so your grants rest. Please ask a security administrator to confirm them.',
  greeting: 'Welcome, {{name}}',
  figures: 'Main figures',
  figuresOf: 'Main figures of {{name}}',
  gaps: 'Gaps',
  byChild: 'By division',
  entries: 'Where to go',
  about: {
    found: 'Record a new station or room',
    apply: 'Ask the county for a new station or room',
  },
}

export const todos: typeof zh.todos = {
  title: 'What waits for me',
  count: '{{count}} in all',
  countMore: 'more than {{count}}',
  countLate: '{{count}} late',
  waiting: 'waiting',
  empty: 'Nothing waits for you now. What comes appears here by itself.',
  groups: {
    overdue: 'Overdue',
    today: 'Due today',
    week: 'Due this week',
    later: 'Later',
    undated: 'No date',
  },
  late: '{{count}} days late (due {{on}})',
  dueToday: 'Due today',
  dueIn: '{{count}} days left (due {{on}})',
  since: 'Since {{on}}',
  personal: 'for you alone',
  alert: 'Alert',
  escalated: 'Told to who stands above',
  more: 'Show more',
  act: 'Decide here',
}

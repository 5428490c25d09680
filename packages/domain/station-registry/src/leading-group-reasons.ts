import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of leading groups say. */
export const LEADING_GROUP_REASONS = {
  'group-there': {
    zh: '该行政区划已有领导小组“{name}”,请先撤销或在其上变更',
    en: 'This division has the leading group {name} already; dissolve it first, or change it',
  },
  'group-there-now': {
    zh: '该行政区划刚刚已登记领导小组,请刷新后查看',
    en: 'A leading group of this division has just been recorded; reload to see it',
  },
  'group-level': {
    zh: '领导小组设在市(州)、县(市、区)或乡镇(街道)',
    en: 'A leading group is one of a prefecture, a county or a township',
  },
  'group-one-head': { zh: '须有且只有一名组长', en: 'A group has one head' },
  'group-member-twice': { zh: '{name} 重复,每人只登记一次', en: '{name} is named twice; name each once' },
  'group-dissolved': {
    zh: '该领导小组已于 {on} 撤销,不能再办理',
    en: 'This group was dissolved on {on}; nothing more is done with it',
  },
  'group-members-before': {
    zh: '调整日期不能早于成立日期或上一次调整({on})',
    en: 'Members cannot change before {on}, when it was founded or they last changed',
  },
  'group-members-unchanged': { zh: '组成人员没有变化', en: 'The members would not change' },
  'group-founded-after': {
    zh: '成立日期不能晚于第一次会议或人员调整({on})',
    en: 'It cannot have been founded after {on}, when it first met or its members changed',
  },
  'group-met-before': {
    zh: '会议日期不能早于成立日期 {on}',
    en: 'It cannot have met before {on}, when it was founded',
  },
  'group-decision-has-ticket': {
    zh: '这项决定已转为问题单 {number},请在问题单上办理',
    en: 'This decision became the ticket {number}; it is settled there',
  },
  'group-decision-settled': { zh: '这项决定已登记落实', en: 'This decision is settled already' },
  'group-settled-before': {
    zh: '落实日期不能早于会议日期 {on}',
    en: 'It cannot be settled before the meeting on {on}',
  },
  'group-dissolved-before': {
    zh: '撤销日期不能早于成立日期 {on}',
    en: 'It cannot be dissolved before it was founded on {on}',
  },
  'group-unchanged': { zh: '内容没有变化', en: 'Nothing would change' },
} as const satisfies Record<string, LocalizedText>

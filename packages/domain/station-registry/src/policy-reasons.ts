import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of policy documents say. */
export const POLICY_REASONS = {
  'policy-ends-before': { zh: '有效期截止日不能早于施行日期', en: 'It cannot end before it comes into force' },
  'policy-repealed': {
    zh: '这份文件自 {on} 起废止,不能这样办理',
    en: 'This document is repealed from {on} on; that cannot be done with it',
  },
  'policy-repealed-before': {
    zh: '废止日期不能早于施行日期 {on}',
    en: 'It cannot be repealed before {on}, when it came into force',
  },
  'policy-not-repealed': { zh: '这份文件没有废止,不需要撤销废止', en: 'This document is not repealed' },
  'policy-superseded': {
    zh: '这份文件已由《{title}》替代,不能撤销废止;登记有误的,请更正《{title}》',
    en: 'This document gave its place to {title}; where that is a mistake, correct {title} instead',
  },
  'policy-supersedes-elsewhere': {
    zh: '新文件只能替代本行政区划或下级的文件',
    en: 'A document takes the place of one of its own division or below',
  },
  'policy-supersedes-later': {
    zh: '新文件的施行日期不能早于所替代文件的施行日期',
    en: 'A document cannot come into force before the one whose place it takes',
  },
  'policy-too-many-files': { zh: '一份文件最多保存 {most} 个附件', en: 'A document is kept with at most {most} files' },
  'policy-number-taken': {
    zh: '文号“{number}”已登记:《{title}》',
    en: 'The number {number} is registered already: {title}',
  },
  'policy-number-taken-now': {
    zh: '这个文号刚刚已被登记,请查找后直接使用',
    en: 'This number has just been registered by somebody else; look it up',
  },
  'policy-unchanged': { zh: '内容没有变化', en: 'Nothing would change' },
} as const satisfies Record<string, LocalizedText>

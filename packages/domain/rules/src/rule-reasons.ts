import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the mechanism of jurisdiction rules says to the reader; a context with rules adds these to its own. */
export const RULE_REASONS = {
  'rule-ends-before-start': {
    zh: '截止日期早于生效日期 {since}',
    en: 'The last day lies before {since}, the first',
  },
  'rule-later-version': {
    zh: '已有自 {since} 起的版本。请先撤回它,或把新版本的截止日期定在它之前',
    en: 'A version from {since} on is already published. Withdraw that first, or let the new one end before it',
  },
  'rule-inside-version': {
    zh: '自 {since} 起的版本在 {to} 之后仍在执行,不能由一个已经过期的版本替代',
    en: 'The version from {since} on still holds after {to}; one that is over already cannot replace it',
  },
  'rule-overlaps': {
    zh: '同一单位的同一制度在这段日期内已有另一个版本,请刷新后再试',
    en: 'The same office has another version for these days; reload and try again',
  },
  'rule-ends-sooner': {
    zh: '该版本最后一天是 {last},只能改到更早;要延长请发布新版本',
    en: 'Its last day is {last} and can only be made earlier; to prolong it publish a new version',
  },
  'rule-replaced': {
    zh: '该版本已被后一版本替代,请先撤回后一版本',
    en: 'A later version has replaced this one; withdraw that first',
  },
  'rule-division-ended': {
    zh: '该区划到 {until} 为止,不能发布此后生效的制度;请由承继的区划发布',
    en: 'The division ended on {until}; a rule from later on is for what followed it to publish',
  },
  'division-unknown': { zh: '没有行政区划 {code}', en: 'There is no division {code}' },
  'rule-withdrawn': { zh: '该版本已撤回', en: 'This version was withdrawn' },
} as const satisfies Record<string, LocalizedText>

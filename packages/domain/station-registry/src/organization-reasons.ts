import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of organizations say. */
export const ORGANIZATION_REASONS = {
  'organization-code-malformed': {
    zh: '统一社会信用代码应为 18 位数字或大写字母(不含 I、O、S、V、Z),请核对',
    en: 'A unified social credit code has 18 digits or capital letters (no I, O, S, V, Z); check it',
  },
  'organization-code-check': {
    zh: '统一社会信用代码的校验位不对,请核对;证书上确实如此的,请填写依据',
    en: 'The check character of the credit code is wrong; check it, or name the paper on which it is written so',
  },
  'organization-code-taken': {
    zh: '该统一社会信用代码已由“{division}”登记为“{name}”,请直接使用,不要重复登记',
    en: 'This credit code is already registered as {name}, kept by {division}; use that record',
  },
  'organization-code-taken-now': {
    zh: '该统一社会信用代码刚刚已被登记,请查找后直接使用',
    en: 'This credit code has just been registered by somebody else; look it up and use that record',
  },
  'organization-dissolved': {
    zh: '该单位已于 {on} 注销,不能再办理',
    en: 'This organization was dissolved on {on}; nothing more is done with it',
  },
  'organization-not-graded': {
    zh: '只有社会组织参加等级评估,请核对单位类型',
    en: 'Only social organizations are graded; check the kind',
  },
  'organization-grade-earlier': {
    zh: '评定日期须晚于上一次评定({on})',
    en: 'It was graded after the last grading on {on}; check the day',
  },
  'organization-grade-ends-before': {
    zh: '有效期截止日须晚于评定日期',
    en: 'A grade cannot end before it was given',
  },
  'organization-grade-missing': { zh: '该单位没有评估等级', en: 'This organization has no grade' },
  'organization-grade-withdrawn-before': {
    zh: '取消日期不能早于评定日期 {on}',
    en: 'It cannot be withdrawn before {on}, when it was given',
  },
  'organization-listing-ends-before': {
    zh: '截止日期不能早于列入日期',
    en: 'It cannot end before it begins',
  },
  'organization-listed-already': {
    zh: '该单位已在这份名单中,请先移出或等期满',
    en: 'It stands on this list already; take it off first, or wait until that ends',
  },
  'organization-delisted-already': { zh: '该单位已移出这份名单', en: 'It has been taken off already' },
  'organization-delisted-before': {
    zh: '移出日期不能早于列入日期 {from}',
    en: 'It cannot be taken off before {from}, when it was put there',
  },
  'organization-delisted-after': {
    zh: '移出日期不能晚于截止日期 {until}',
    en: 'It ended on {until} by itself; it cannot be taken off later',
  },
  'organization-dissolved-before': {
    zh: '注销日期不能早于成立日期 {on}',
    en: 'It cannot be dissolved before it was founded on {on}',
  },
  'organization-not-dissolved': { zh: '该单位没有注销', en: 'This organization is not dissolved' },
  'organization-kept-there': {
    zh: '该单位已由“{division}”建档,请选择其他行政区划',
    en: '{division} keeps this record already; choose another division',
  },
  'organization-unchanged': { zh: '内容没有变化', en: 'Nothing would change' },
} as const satisfies Record<string, LocalizedText>

import { fillText, type Language, type LocalizedText } from '@zhanwang/kernel/localized-text'
import { wordsOfCheck } from '@zhanwang/kernel/worded-check'
import type { z } from 'zod'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]
type SizeIssue = Extract<RawIssue, { code: 'too_big' | 'too_small' }>
type Words = readonly [text: LocalizedText, params?: Readonly<Record<string, string | number>>]

const NEEDED = { zh: '必填', en: 'required' }
const NOT_ALLOWED = { zh: '不符合要求', en: 'not allowed' }
const MALFORMED = { zh: '格式不正确', en: 'not in the right format' }

const TYPES: Readonly<Record<string, LocalizedText>> = {
  string: { zh: '应为文字', en: 'must be text' },
  number: { zh: '应为数字', en: 'must be a number' },
  int: { zh: '应为整数', en: 'must be a whole number' },
  boolean: { zh: '应为 true 或 false', en: 'must be true or false' },
  array: { zh: '应为列表', en: 'must be a list' },
  tuple: { zh: '应为列表', en: 'must be a list' },
  object: { zh: '应为对象', en: 'must be an object' },
  record: { zh: '应为对象', en: 'must be an object' },
  null: { zh: '应为空值 null', en: 'must be null' },
}

const FORMATS: Readonly<Record<string, LocalizedText>> = {
  date: { zh: '应为日期,如 2025-06-30', en: 'must be a date that exists, such as 2025-06-30' },
  datetime: {
    zh: '应为日期和时间,如 2025-06-30T08:00:00Z',
    en: 'must be a date and time, such as 2025-06-30T08:00:00Z',
  },
  uuid: { zh: '应为 UUID', en: 'must be a UUID' },
  url: { zh: '应为网址', en: 'must be an address (URL)' },
}

type Bounds = Readonly<Record<'least' | 'most', LocalizedText>>
const SIZES = {
  string: {
    least: { zh: '至少 {size} 个字符', en: 'at least {size} characters' },
    most: { zh: '至多 {size} 个字符', en: 'at most {size} characters' },
  },
  array: {
    least: { zh: '至少 {size} 项', en: 'at least {size} entries' },
    most: { zh: '至多 {size} 项', en: 'at most {size} entries' },
  },
  number: {
    least: { zh: '不小于 {size}', en: 'at least {size}' },
    most: { zh: '不大于 {size}', en: 'at most {size}' },
  },
} as const satisfies Readonly<Record<string, Bounds>>
/** Where the bound itself is too little or too much. */
const BEYOND: Bounds = {
  least: { zh: '大于 {size}', en: 'more than {size}' },
  most: { zh: '小于 {size}', en: 'less than {size}' },
}

/**
 * What a refused input should have been, in a reader's words: a form shows it below its field, and a client of the API
 * reads it beside the path. The value itself is never repeated, for it may be personal.
 */
export function issueWords(issue: RawIssue, language: Language): string {
  const [text, params] = wordsOf(issue)
  return fillText(text, language, params)
}

function wordsOf(issue: RawIssue): Words {
  // Whatever was expected: nothing came.
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return [NEEDED]
  switch (issue.code) {
    case 'invalid_type':
      return [TYPES[issue.expected] ?? NOT_ALLOWED]
    case 'too_small':
      return sizeWords(issue, 'least', issue.minimum)
    case 'too_big':
      return sizeWords(issue, 'most', issue.maximum)
    case 'invalid_format':
      return [wordsOfCheck(issue.inst) ?? FORMATS[issue.format] ?? MALFORMED]
    case 'invalid_value':
      return oneOf(issue.values)
    case 'invalid_union':
      return Array.isArray(issue.options) ? oneOf(issue.options) : [NOT_ALLOWED]
    case 'unrecognized_keys':
      return [{ zh: '没有这样的字段: {keys}', en: 'no such field: {keys}' }, { keys: issue.keys.join(', ') }]
    case 'not_multiple_of':
      return [{ zh: '应为 {divisor} 的倍数', en: 'must be a multiple of {divisor}' }, { divisor: issue.divisor }]
    case 'custom':
      return [wordsOfCheck(issue.inst) ?? NOT_ALLOWED]
    default:
      return [NOT_ALLOWED]
  }
}

function sizeWords({ origin, inclusive }: SizeIssue, bound: 'least' | 'most', size: number | bigint): Words {
  const params = { size: String(size) }
  const counted = origin === 'string' ? SIZES.string : origin === 'array' ? SIZES.array : undefined
  if (counted && bound === 'least' && size === 1) return [{ zh: '不能为空', en: 'must not be empty' }]
  return [(counted ?? (inclusive === false ? BEYOND : SIZES.number))[bound], params]
}

function oneOf(values: readonly unknown[]): Words {
  if (values.length === 1) return [{ zh: '应为 {value}', en: 'must be {value}' }, { value: String(values[0]) }]
  return [{ zh: '应为其中之一: {values}', en: 'must be one of {values}' }, { values: values.join(', ') }]
}

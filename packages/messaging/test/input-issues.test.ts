import { BusinessDate, Period, YearMonth } from '@zhanwang/kernel/calendar'
import { CitizenId } from '@zhanwang/kernel/citizen-id'
import { CreditCode } from '@zhanwang/kernel/credit-code'
import { DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { CommandId, Uuid } from '@zhanwang/kernel/ids'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput } from '../src/input-issues.ts'

const messages = (schema: z.ZodType, input: unknown, language: 'zh' | 'en') => {
  const parsed = parseInput(schema, input, language)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}

test.each([
  ['nothing where text is needed', z.string(), undefined, '必填', 'required'],
  ['nothing where one of several is needed', z.enum(['a', 'b']), undefined, '必填', 'required'],
  ['a number for text', z.string(), 7, '应为文字', 'must be text'],
  ['text for a number', z.number(), '7', '应为数字', 'must be a number'],
  ['a fraction', z.int(), 1.5, '应为整数', 'must be a whole number'],
  ['text for yes or no', z.boolean(), '是', '应为 true 或 false', 'must be true or false'],
  ['an object for a list', z.array(z.string()), {}, '应为列表', 'must be a list'],
  ['a list for an object', z.strictObject({}), [], '应为对象', 'must be an object'],
  ['no text', z.string().min(1), '', '不能为空', 'must not be empty'],
  ['too short', z.string().min(2), '站', '至少 2 个字符', 'at least 2 characters'],
  ['too long', z.string().max(2), '社工站', '至多 2 个字符', 'at most 2 characters'],
  ['an empty list', z.array(z.int()).min(1), [], '不能为空', 'must not be empty'],
  ['too many', z.array(z.int()).max(1), [1, 2], '至多 1 项', 'at most 1 entries'],
  ['too little', z.int().min(0), -1, '不小于 0', 'at least 0'],
  ['too much', z.int().max(100), 101, '不大于 100', 'at most 100'],
  ['the bound itself', z.number().gt(0), 0, '大于 0', 'more than 0'],
  ['no multiple', z.int().multipleOf(5), 7, '应为 5 的倍数', 'must be a multiple of 5'],
  ['none of several', z.enum(['open', 'closed']), 'shut', '应为其中之一: open, closed', 'must be one of open, closed'],
  ['another constant', z.literal('all'), 'one', '应为 all', 'must be all'],
  [
    'no such date',
    z.iso.date(),
    '2025-02-30',
    '应为日期,如 2025-06-30',
    'must be a date that exists, such as 2025-06-30',
  ],
  ['a field too many', z.strictObject({}), { x: 1 }, '没有这样的字段: x', 'no such field: x'],
  ['none of a union', z.union([z.int(), z.boolean()]), 'x', '不符合要求', 'not allowed'],
  ['a pattern that says nothing', z.string().regex(/^x$/), 'y', '格式不正确', 'not in the right format'],
])('%s is refused in words of either language', (_, schema, input, zh, en) => {
  expect(messages(schema, input, 'zh')).toEqual([zh])
  expect(messages(schema, input, 'en')).toEqual([en])
})

test.each([
  ['division code', DivisionCodeInput, ['420', 'x', '990000000001x']],
  ['credit code', CreditCode, ['x', '91320585MA1MTAXX00']],
  ['citizen number', CitizenId, ['x', '320522180001010000']],
  ['date', BusinessDate, ['x', '1899-12-31']],
  ['month', YearMonth, ['2025-13']],
  ['period', Period, ['x', '2025-13', '2025-02-01/2025-01-01']],
  ['id', Uuid, ['x']],
  ['command id', CommandId, ['x']],
])('a %s says once what it should have been', (_, schema, inputs) => {
  for (const input of inputs) {
    expect(messages(schema, input, 'zh'), input).toEqual([expect.stringMatching(/^应(为|在)/)])
    expect(messages(schema, input, 'en'), input).toEqual([expect.stringMatching(/^must /)])
  }
})

test('of a thousand wrong entries fifty are told, and none repeats what was sent', () => {
  const parsed = parseInput(z.strictObject({ ids: z.array(Uuid) }), { ids: Array(1_000).fill('秘密') }, 'zh')
  expect(parsed).toMatchObject({ ok: false, issues: { length: 50, 0: { path: ['ids', 0] } } })
  expect(JSON.stringify(parsed)).not.toContain('秘密')
})

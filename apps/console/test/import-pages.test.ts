import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { givenName } from '../src/api/download-file.ts'
import { problemOf } from '../src/api/problem.ts'
import { restError } from '../src/api/rest-problem.ts'
import { fileSize } from '../src/forms/file-size.ts'
import { columnLetters } from '../src/imports/column-letters.ts'
import { type Mapping, withChoice } from '../src/imports/mapping-draft.ts'

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16_384, 'XFD'],
])('column %i of a spreadsheet is called %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters)
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KB'],
  [3_565_158, '3.4 MB'],
])('%i bytes read as %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text)
})

describe('a download is saved as the server calls it', () => {
  test('in its UTF-8 form', () => {
    expect(givenName('attachment; filename="x.xlsx"; filename*=UTF-8\'\'%E6%A8%A1%E6%9D%BF.xlsx')).toBe('模板.xlsx')
  })
  test.each([null, 'attachment', "attachment; filename*=UTF-8''%E6%A"])('and %j names nothing', (header) => {
    expect(givenName(header)).toBeUndefined()
  })
})

describe('what a REST route refuses is told like any other problem', () => {
  test('with its reason, its text and the number to report', () => {
    const body = { code: 'rule-broken', title: '文件过大', reason: 'file-too-large', correlationId: 'c-1', status: 422 }
    expect(problemOf(restError(body))).toEqual({
      code: 'rule-broken',
      text: '文件过大',
      reason: 'file-too-large',
      correlationId: 'c-1',
      issues: [],
    })
  })
  test('no answer is being offline, and the page of a proxy is unexpected', () => {
    expect(problemOf(restError(undefined)).code).toBe('offline')
    expect(problemOf(restError(null)).code).toBe('unexpected')
    expect(problemOf(restError({ code: 'teapot', title: 'x' })).code).toBe('unexpected')
  })
})

test('whatever is chosen one after the other, no column of the ledger is taken twice', () => {
  const choices = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('name', 'kind', 'phone', null)))
  fc.assert(
    fc.property(choices, (made) => {
      const empty: Mapping = new Map<number, string | null>([1, 2, 3, 4, 5, 6].map((column) => [column, null]))
      const mapping = made.reduce((before, [column, key]) => withChoice(before, column, key), empty)
      const taken = [...mapping.values()].filter((key) => key !== null)
      expect(new Set(taken).size).toBe(taken.length)
      const last = made.at(-1)
      if (last) expect(mapping.get(last[0])).toBe(last[1])
    }),
  )
})

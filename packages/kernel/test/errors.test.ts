import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import { expect, test } from 'vitest'
import { DomainError, ERROR_CODES } from '../src/errors.ts'
import { fillText, preferredLanguage } from '../src/localized-text.ts'

test('every code says something in both languages and names a code that tRPC knows', () => {
  for (const meaning of Object.values(ERROR_CODES)) {
    expect(meaning.text.zh).not.toBe('')
    expect(meaning.text.en).not.toBe('')
    expect(Object.keys(TRPC_ERROR_CODES_BY_KEY)).toContain(meaning.trpc)
  }
})

test('the message of an error names code and reason and nothing of its params', () => {
  const error = new DomainError('rule-broken', { reason: 'name-taken', params: { name: '某人' } })
  expect(error.message).toBe('rule-broken: name-taken')
})

test('a text keeps a place visible for which no value came', () => {
  expect(fillText({ zh: '{a} 与 {b}', en: '' }, 'zh', { a: 1 })).toBe('1 与 {b}')
})

test.each([
  [undefined, 'zh'],
  ['en-GB,en;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['fr-FR, en;q=0.8', 'en'],
  ['fr', 'zh'],
])('Accept-Language %s is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

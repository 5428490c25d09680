import { DomainError } from '@zhanwang/kernel/errors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Password, Username } from '../src/account.ts'
import { checkPassword, isPasswordExpired } from '../src/password.ts'

function reasonOf(password: string): string | undefined {
  try {
    checkPassword(password, 'zhang.san')
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return error.details.reason
    throw error
  }
}

test.each(['abcdefgh12', 'ABCDEFGH12', 'abcdEFGHIJ', '1234567890', '中文密码中文密码中文'])(
  '%s has too few kinds of signs',
  (password) => {
    expect(reasonOf(password)).toBe('password-too-simple')
  },
)
test.each(['abcdEFGH12', 'abcdefg-12', 'ABCDEFG-12', 'abcdEFGH--'])('%s has three kinds of signs', (password) => {
  expect(reasonOf(password)).toBeUndefined()
})
test('a password may not contain the username, in whatever case', () => {
  expect(reasonOf('X1-Zhang.San')).toBe('password-has-username')
})
test.each([
  'Admin@12345',
  'admin123ADMIN!',
  'P@ssw0rd2022!',
  '1qaz@WSX3edc',
  'Qwer1234!@#$',
  'Aa1234567890',
  'Abc-abc-2024',
  'Minzheng@2024',
  '2024#Welcome!',
])('%s is guessed first', (password) => {
  expect(reasonOf(password)).toBe('password-common')
})
test.each(['Welcome-river-1', 'River-stone-9', 'adminAble-77x', 'Rt8#kfp2Lq'])('%s is no common word', (password) => {
  expect(reasonOf(password)).toBeUndefined()
})
test('a common word stays one whatever digits and signs stand around it', () => {
  const around = fc.stringMatching(/^[0-9!#%^&*()_+=.-]{3,6}$/)
  fc.assert(
    fc.property(fc.constantFrom('Password', 'Welcome', 'Zhongguo', 'Huawei'), around, around, (word, before, after) => {
      expect(reasonOf(`${before}${word}${after}`)).toBe('password-common')
    }),
  )
})
test('a password expires on the day the rule names, and never where it names none', () => {
  const setAt = new Date('2026-01-01T00:00:00Z')
  const at = (text: string) => new Date(text)
  expect(isPasswordExpired(setAt, at('2026-03-31T23:59:59Z'), 90)).toBe(false)
  expect(isPasswordExpired(setAt, at('2026-04-01T00:00:00Z'), 90)).toBe(true)
  expect(isPasswordExpired(setAt, at('2036-04-01T00:00:00Z'), 0)).toBe(false)
})
test('a password has 10 to 128 characters', () => {
  expect([9, 10, 128, 129].map((length) => Password.safeParse('x'.repeat(length)).success)).toEqual([
    false,
    true,
    true,
    false,
  ])
})
test('a username is lower case, begins with a letter and has 3 to 30 characters', () => {
  const names = ['abc', 'a1.b-c', 'ab', 'Abc', '1bc', 'a bc', 'a@b', `a${'b'.repeat(30)}`, 'abc\n']
  expect(names.filter((name) => Username.safeParse(name).success)).toEqual(['abc', 'a1.b-c'])
})

import { DomainError } from '@zhanwang/kernel/errors'
import { expect, test } from 'vitest'
import { Password, Username } from '../src/account.ts'
import { checkPassword } from '../src/password.ts'

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

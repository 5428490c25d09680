import { Password } from '@zhanwang/domain-identity/account'
import { checkPassword } from '@zhanwang/domain-identity/password'
import { expect, test } from 'vitest'
import { oneTimePassword } from '../src/accounts/one-time-password.ts'

test('a one-time password meets the rule that the server applies', () => {
  for (let round = 0; round < 500; round += 1) {
    const password = oneTimePassword('yunyang')
    expect(Password.safeParse(password).success).toBe(true)
    expect(() => checkPassword(password, 'yunyang')).not.toThrow()
  }
})

test('no two one-time passwords are the same', () => {
  const made = new Set(Array.from({ length: 500 }, () => oneTimePassword('yunyang')))
  expect(made.size).toBe(500)
})

test('a one-time password has no sign that is misread when copied by hand', () => {
  expect(Array.from({ length: 200 }, () => oneTimePassword('yunyang')).join('')).not.toMatch(/[0O1lI]/)
})

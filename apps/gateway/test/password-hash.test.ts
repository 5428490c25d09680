import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { isPasswordOf, PASSWORD_COST, passwordHasher } from '../src/identity/passwords/password-hash.ts'

const cheap = passwordHasher({ ln: 4, r: 8, p: 1 })

test('a hash is that of its password alone, and twice the same password is two hashes', async () => {
  const hash = await cheap('Good-pass-123')
  expect(await isPasswordOf(hash, 'Good-pass-123')).toBe(true)
  expect(await isPasswordOf(hash, 'Good-pass-124')).toBe(false)
  expect(await cheap('Good-pass-123')).not.toBe(hash)
})

test('a password is the same however its letters were composed', async () => {
  expect(await isPasswordOf(await cheap('Zhanwang-e\u0301-１'), 'Zhanwang-\u00e9-1')).toBe(true)
})

test('a hash of a platform takes 32 MB, says so, and is scrypt as RFC 7914 has it', async () => {
  const hash = await passwordHasher()('Good-pass-123')
  const [, name, cost, salt = '', key] = hash.split('$')
  expect([name, cost]).toEqual(['scrypt', 'ln=14,r=16,p=1'])
  expect(128 * PASSWORD_COST.r * 2 ** PASSWORD_COST.ln).toBe(32 * 2 ** 20)
  const parameters = { N: 16_384, r: 16, p: 1, maxmem: 2 ** 27 }
  const expected = scryptSync('Good-pass-123', Buffer.from(salt, 'base64'), 64, parameters)
  expect(key).toBe(expected.toString('base64').replace(/=+$/, ''))
})

test('a hash of another cost is known by it, and what is no hash is told to be none', async () => {
  expect(await isPasswordOf(await passwordHasher({ ln: 5, r: 4, p: 2 })('Good-pass-123'), 'Good-pass-123')).toBe(true)
  await expect(isPasswordOf('Good-pass-123', 'Good-pass-123')).rejects.toThrow('not a hash')
})

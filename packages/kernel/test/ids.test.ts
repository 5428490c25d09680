import { expect, test } from 'vitest'
import { z } from 'zod'
import { idAt, newId, Uuid } from '../src/ids.ts'

test('ids made one after another are distinct and in text order', () => {
  const ids = Array.from({ length: 5000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
})

test('an id carries the time it was made', () => {
  const before = Date.now()
  const at = idAt(newId()).getTime()
  expect(at).toBeGreaterThanOrEqual(before)
  // A busy generator may run ahead of the clock to stay monotonic, by milliseconds.
  expect(at).toBeLessThanOrEqual(Date.now() + 1000)
})

test('the time inside is that of the example of RFC 9562', () => {
  expect(idAt(Uuid.parse('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toISOString()).toBe('2022-02-22T19:22:22.000Z')
})

test.each([
  '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
  'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  '017f22e2-79b0-7cc3-08c4-dc0c0c07398f',
  '017f22e279b07cc398c4dc0c0c07398f',
  '',
])('%j is no id', (text) => {
  expect(Uuid.safeParse(text).success).toBe(false)
})

test('the wire schema becomes JSON Schema', () => {
  expect(z.toJSONSchema(Uuid)).toMatchObject({ type: 'string' })
})

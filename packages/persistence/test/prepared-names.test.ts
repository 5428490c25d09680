import { forgetPrepared, preparedName } from '@zhanwang/persistence/prepared-names'
import { expect, test } from 'vitest'

test('batches of ever other sizes leave the names to the statements that recur', () => {
  forgetPrepared()
  for (let rows = 5; rows < 1_000; rows++) expect(preparedName(`INSERT ${rows}`, rows * 5)).toBeUndefined()
  const name = preparedName('SELECT', 1)
  expect(name).toBeDefined()
  expect(preparedName('SELECT', 1)).toBe(name)
})

test('the number of names is bounded, and what has one keeps it', () => {
  forgetPrepared()
  const names = Array.from({ length: 1_000 }, (_, index) => preparedName(`SELECT ${index}`, 0))
  expect(names.filter((name) => name !== undefined)).toHaveLength(300)
  expect(preparedName('SELECT 0', 0)).toBe(names[0])
})

test('after a migration every text has a name that no session has seen', () => {
  const before = preparedName('SELECT again', 0)
  forgetPrepared()
  expect(preparedName('SELECT again', 0)).not.toBe(before)
})

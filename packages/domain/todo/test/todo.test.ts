import { ScopePath } from '@zhanwang/kernel/scope'
import { expect, test } from 'vitest'
import { readdress } from '../src/readdress.ts'
import { todoChanged } from '../src/todo.ts'

test('the first version of todo-changed is read as it was published', () => {
  const event = todoChanged('station-registry')
  expect(event.state.parse(event.golden)).toEqual(event.golden)
})

const path = (text: string) => ScopePath.parse(text)
const from = path('/42/4203/420304/420304101/')
const to = path('/42/4203/420302/420304101/')

test.each([
  ['the county above is the one that governs now', '/42/4203/420304/', '/42/4203/420302/'],
  ['the prefecture above both stays', '/42/4203/', '/42/4203/'],
  ['the place itself goes along', '/42/4203/420304/420304101/', '/42/4203/420302/420304101/'],
  [
    'a village of the place goes along',
    '/42/4203/420304/420304101/420304101201/',
    '/42/4203/420302/420304101/420304101201/',
  ],
  ['another place stays as it is', '/53/5325/', '/53/5325/'],
])('a subject moves: %s', (_what, before, after) => {
  expect(readdress({ permission: 'p', place: path(before) }, from, to)).toEqual({ permission: 'p', place: after })
})

test('a to-do of one account is theirs wherever its subject lies', () => {
  expect(readdress({ accountId: 'account-1' }, from, to)).toEqual({ accountId: 'account-1' })
})

test("a township that comes directly below its prefecture is the prefecture's to decide on", () => {
  const direct = path('/42/4203/420304101/')
  expect(readdress({ permission: 'p', place: path('/42/4203/420304/') }, from, direct)).toEqual({
    permission: 'p',
    place: '/42/4203/',
  })
})

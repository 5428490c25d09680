import { DivisionCode } from '@zhanwang/kernel/division-code'
import { ScopePath } from '@zhanwang/kernel/scope'
import { expect, test } from 'vitest'
import { restampTodos } from '../src/restamp-todos.ts'
import { closeTodo, openTodos } from '../src/todo-store.ts'
import { aTodo, todoOffice } from './todo-office.ts'

const code = DivisionCode.parse('420304101')
const path = ScopePath.parse('/42/4203/420302/420304101/')

test('a township that another county governs takes its open to-dos along, to the county that decides now', async () => {
  await using office = await todoOffice()
  await office.command(async (tx) => {
    await openTodos(tx, 'test', [
      aTodo({ key: 'county' }),
      aTodo({ key: 'mine', addressee: { accountId: 'clerk' } }),
      aTodo({ key: 'closed' }),
      aTodo({ key: 'elsewhere', division: DivisionCode.parse('420304102') }),
    ])
    await closeTodo(tx, 'test', 'closed', 'done', '2026-07-01')
  })
  const before = (await office.told()).length
  for (const _ of [1, 2]) {
    await office.command(async (tx) => {
      await restampTodos(tx, 'test', [{ code, path, name: '杨溪铺街道' }])
    })
  }
  const moved = { scopePath: path, divisionName: '杨溪铺街道', version: 2 }
  expect(await office.todos()).toMatchObject([
    { key: 'closed', scopePath: aTodo().scopePath },
    { key: 'county', addressee: { permission: 'approval.decide', place: '/42/4203/420302/' }, ...moved },
    { key: 'elsewhere', scopePath: aTodo().scopePath, version: 1 },
    { key: 'mine', addressee: { accountId: 'clerk' }, ...moved },
  ])
  expect((await office.told()).length - before).toBe(2)
})

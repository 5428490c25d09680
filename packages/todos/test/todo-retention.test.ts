import { addDays } from '@zhanwang/kernel/calendar'
import { dailyDay } from '@zhanwang/persistence/daily-runs'
import { expect, test } from 'vitest'
import { CLOSED_TODOS_KEPT_DAYS, todoRetention } from '../src/todo-retention.ts'
import { closeTodo, openTodo, openTodos } from '../src/todo-store.ts'
import { aTodo, todoOffice } from './todo-office.ts'

const CLOSED_ON = '2026-07-01'
const daily = (office: Awaited<ReturnType<typeof todoOffice>>, on: string) =>
  todoRetention(office.db).run(
    dailyDay({ service: 'test', run: 'todo-retention', now: new Date(`${on}T01:00:00+08:00`) }),
  )

test('what is closed is kept for its days and gone after them; what is open stays however old it is', async () => {
  await using office = await todoOffice()
  await office.command((tx) =>
    openTodos(
      tx,
      'test',
      ['done', 'void', 'open'].map((key) => aTodo({ key })),
    ),
  )
  for (const end of ['done', 'void'] as const) await office.command((tx) => closeTodo(tx, 'test', end, end, CLOSED_ON))
  await daily(office, addDays(CLOSED_ON, CLOSED_TODOS_KEPT_DAYS))
  expect(await office.todos()).toHaveLength(3)
  await daily(office, addDays(CLOSED_ON, CLOSED_TODOS_KEPT_DAYS + 1))
  expect((await office.todos()).map(({ key }) => key)).toEqual(['open'])
})

test('more than one batch goes in one run, and a key that was removed opens anew', async () => {
  await using office = await todoOffice()
  const keys = Array.from({ length: 1_201 }, (_, index) => `approval/${index}`)
  await office.command(async (tx) => {
    await openTodos(
      tx,
      'test',
      keys.map((key) => aTodo({ key, subject: { type: 'approval', id: key } })),
    )
    for (const key of keys) await closeTodo(tx, 'test', key, 'done', CLOSED_ON)
  })
  await daily(office, '2029-01-01')
  expect(await office.todos()).toEqual([])
  await office.command((tx) => openTodo(tx, 'test', aTodo({ key: 'approval/7' })))
  expect(await office.todos()).toMatchObject([{ key: 'approval/7', status: 'open', version: 1 }])
})

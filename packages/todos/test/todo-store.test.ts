import { Todo } from '@zhanwang/domain-todo/todo'
import { ScopePath } from '@zhanwang/kernel/scope'
import { expect, test } from 'vitest'
import { closeTodo, closeTodosOf, openTodo, openTodos } from '../src/todo-store.ts'
import { aTodo, COUNTY, todoOffice } from './todo-office.ts'

test('a to-do is opened with what brings it about, and is told whole', async () => {
  await using office = await todoOffice()
  await office.command((tx) => openTodo(tx, 'test', aTodo()))
  const [todo] = await office.todos()
  expect(todo).toMatchObject({ ...aTodo(), context: 'test', notFor: [], escalated: false, status: 'open', version: 1 })
  const told = await office.told()
  expect(told).toEqual([{ id: todo?.id, version: 1, state: todo }])
  expect(Todo.parse(told[0]?.state)).toEqual(todo)
})

test('a text of any length fills a line, also where the cut falls into a character', async () => {
  await using office = await todoOffice()
  const items = `${'制'.repeat(198)}𠀀${'度'.repeat(50)}`
  await office.command((tx) => openTodo(tx, 'test', aTodo({ params: { items } })))
  const [told] = await office.told()
  expect(Todo.parse(told?.state).params).toEqual({ items: `${'制'.repeat(198)}\ufffd…` })
})

test('nothing is opened or told when the command fails', async () => {
  await using office = await todoOffice()
  const failing = office.command(async (tx) => {
    await openTodo(tx, 'test', aTodo())
    throw new Error('not so')
  })
  await expect(failing).rejects.toThrow('not so')
  expect(await office.todos()).toEqual([])
  expect(await office.told()).toEqual([])
})

test('twenty commands that open the same thing at once leave one to-do, told once', async () => {
  await using office = await todoOffice()
  await Promise.all(Array.from({ length: 20 }, () => office.command((tx) => openTodo(tx, 'test', aTodo()))))
  expect(await office.todos()).toHaveLength(1)
  expect(await office.told()).toHaveLength(1)
})

test('commands that open and close the same key at once tell each version once, in a row without a gap', async () => {
  await using office = await todoOffice()
  const one = (number: number) =>
    office.command((tx) =>
      number % 2 === 0
        ? openTodo(tx, 'test', aTodo({ dueOn: `2026-07-${String(10 + number)}` }))
        : closeTodo(tx, 'test', 'approval/1/1', 'done', '2026-07-01'),
    )
  await Promise.all(Array.from({ length: 20 }, (_, number) => one(number)))
  const [todo] = await office.todos()
  const versions = (await office.told()).map(({ version }) => version).sort((a, b) => a - b)
  expect(versions).toEqual(Array.from({ length: todo?.version ?? 0 }, (_, index) => index + 1))
  const last = (await office.told()).find(({ version }) => version === todo?.version)
  expect(last?.state).toEqual(todo)
})

test('an open one is brought up to date and keeps its id and first day; the same again changes nothing', async () => {
  await using office = await todoOffice()
  await office.command((tx) => openTodo(tx, 'test', aTodo()))
  const higher = { permission: 'approval.decide', place: ScopePath.parse('/42/4203/') }
  const later = aTodo({
    openedOn: '2026-07-08',
    dueOn: null,
    addressee: higher,
    notFor: ['b', 'a', 'b'],
    escalated: true,
  })
  for (const _ of [1, 2]) await office.command((tx) => openTodo(tx, 'test', later))
  const told = await office.told()
  expect(told.map(({ version }) => version)).toEqual([1, 2])
  expect(new Set(told.map(({ id }) => id)).size).toBe(1)
  expect(await office.todos()).toMatchObject([
    { openedOn: '2026-06-30', dueOn: null, addressee: higher, notFor: ['a', 'b'], escalated: true, version: 2 },
  ])
})

test('a closed one opens again on its new day, also for one account alone', async () => {
  await using office = await todoOffice()
  await office.command((tx) => openTodo(tx, 'test', aTodo()))
  await office.command((tx) => closeTodo(tx, 'test', 'approval/1/1', 'done', '2026-07-01'))
  expect(await office.todos()).toMatchObject([{ status: 'done', closedOn: '2026-07-01', version: 2 }])
  const mine = aTodo({ openedOn: '2026-07-02', addressee: { accountId: 'clerk' } })
  await office.command((tx) => openTodo(tx, 'test', mine))
  expect(await office.todos()).toMatchObject([
    { status: 'open', closedOn: null, openedOn: '2026-07-02', addressee: { accountId: 'clerk' }, version: 3 },
  ])
})

test('closing what is not open changes and tells nothing', async () => {
  await using office = await todoOffice()
  await office.command((tx) => closeTodo(tx, 'test', 'approval/1/1', 'done', '2026-07-01'))
  await office.command((tx) => openTodo(tx, 'test', aTodo()))
  for (const as of ['void', 'done'] as const) {
    await office.command((tx) => closeTodo(tx, 'test', 'approval/1/1', as, '2026-07-01'))
  }
  expect(await office.todos()).toMatchObject([{ status: 'void', version: 2 }])
  expect(await office.told()).toHaveLength(2)
})

test('all that is open about a subject is closed together, and nothing else', async () => {
  await using office = await todoOffice()
  const other = { type: 'approval', id: '2' }
  await office.command((tx) =>
    openTodos(tx, 'test', [
      aTodo({ key: 'a' }),
      aTodo({ key: 'b' }),
      aTodo({ key: 'c', subject: other }),
      aTodo({ key: 'd', subject: { type: 'ticket', id: '1' } }),
    ]),
  )
  await office.command((tx) => closeTodosOf(tx, 'test', { type: 'approval', id: '1' }, 'void', '2026-07-01'))
  expect((await office.todos()).map(({ key, status }) => `${key} ${status}`)).toEqual([
    'a void',
    'b void',
    'c open',
    'd open',
  ])
})

test('two transactions that open the same to-dos in another order both succeed', async () => {
  await using office = await todoOffice()
  const many = Array.from({ length: 200 }, (_, index) => aTodo({ key: `key-${index}` }))
  const reversed = many.map((todo) => ({ ...todo, dueOn: '2026-08-01' })).reverse()
  await Promise.all([many, reversed, many].map((todos) => office.command((tx) => openTodos(tx, 'test', todos))))
  expect(await office.todos()).toHaveLength(200)
})

test('two to-dos under one key in one call are a mistake of their owner', async () => {
  await using office = await todoOffice()
  const opening = office.command((tx) => openTodos(tx, 'test', [aTodo(), aTodo()]))
  await expect(opening).rejects.toThrow('two to-dos under one key')
})

test('the database refuses a to-do for nobody, and one for an account and an office', async () => {
  await using office = await todoOffice()
  await office.command((tx) => openTodo(tx, 'test', aTodo()))
  for (const [account, permission, place] of [
    [null, null, null],
    ['clerk', 'approval.decide', COUNTY],
    [null, 'approval.decide', null],
  ] as const) {
    const breaking = office.command(async (tx) => {
      await tx.db.updateTable('todo').set({ account_id: account, permission, place }).execute()
    })
    await expect(breaking).rejects.toThrow('todo_addressee')
  }
})

import type { TodoKinds } from '@zhanwang/domain-todo/todo'
import { expect, test } from 'vitest'
import { TODO_KINDS } from '../src/todos.ts'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('a to-do says the same in both languages', () => {
  const kinds: TodoKinds = TODO_KINDS
  for (const [kind, { zh, en }] of Object.entries(kinds))
    expect({ kind, places: places(en) }).toEqual({ kind, places: places(zh) })
})

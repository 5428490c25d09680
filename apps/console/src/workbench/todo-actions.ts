import type { ListedTodo } from '@zhanwang/domain-todo/listed-todo'
import { type ComponentType, lazy } from 'react'

/** What can be done right in the list about the subject of a to-do, which is named by its id. */
type TodoAction = ComponentType<{ readonly id: string }>

const DecideTodo = lazy(() => import('../approvals/decide-todo.tsx').then((file) => ({ default: file.DecideTodo })))

/** The action of a to-do; undefined where one has to open its page. */
export function todoAction({ subject, personal }: ListedTodo): TodoAction | undefined {
  // A file that waits for one person alone was returned to them: that is mended on its page.
  return subject.type === 'approval' && !personal ? DecideTodo : undefined
}

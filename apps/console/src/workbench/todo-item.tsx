import { Link } from '@tanstack/react-router'
import type { ListedTodo } from '@zhanwang/domain-todo/listed-todo'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { dueText } from './due-text.ts'
import { todoLink } from './todo-links.ts'

/** One thing that waits: what, where, until when, and the way to it. */
export function TodoItem({ todo }: { readonly todo: ListedTodo }) {
  const { t } = useTranslation()
  const link = todoLink(todo.subject)
  return (
    <li className="todo">
      <div className="todo-text">
        {link ? <Link {...link}>{todo.text}</Link> : todo.text}{' '}
        {todo.weight === 'alert' ? <Mark tone="amber">{t('todos.alert')}</Mark> : null}{' '}
        {todo.escalated ? <Mark tone="red">{t('todos.escalated')}</Mark> : null}
      </div>
      <div className="quiet numbers">
        {todo.dueOn ? (
          <span className={todo.due === 'overdue' ? 'todo-late' : undefined}>{dueText(t, todo.dueOn, today())}</span>
        ) : (
          t('todos.since', { on: todo.openedOn })
        )}
        {todo.divisionName ? ` · ${todo.divisionName}` : ''}
        {todo.personal ? ` · ${t('todos.personal')}` : ''}
      </div>
    </li>
  )
}

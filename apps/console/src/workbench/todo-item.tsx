import { Link } from '@tanstack/react-router'
import type { ListedTodo } from '@zhanwang/domain-todo/listed-todo'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { dueText } from './due-text.ts'
import { todoAction } from './todo-actions.ts'
import { todoLink } from './todo-links.ts'

/** One thing that waits: what, where, until when, and the way to it, or what can be done about it here. */
export function TodoItem({ todo }: { readonly todo: ListedTodo }) {
  const { t } = useTranslation()
  const [acting, setActing] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on where its action is.
    if (acting) place.current?.focus()
  }, [acting])
  const link = todoLink(todo.subject)
  const Action = todoAction(todo)
  return (
    <li className="todo">
      <div className="todo-text">
        {link ? <Link {...link}>{todo.text}</Link> : todo.text}{' '}
        {todo.weight === 'alert' ? <Mark tone="amber">{t('todos.alert')}</Mark> : null}{' '}
        {todo.escalated ? <Mark tone="red">{t('todos.escalated')}</Mark> : null}
        {Action && !acting ? (
          <button type="button" className="link-button todo-act" onClick={() => setActing(true)}>
            {t('todos.act')}
            <span className="visually-hidden"> {todo.text}</span>
          </button>
        ) : null}
        {Action && acting ? (
          <div ref={place} tabIndex={-1} className="todo-acting">
            <Suspense>
              <Action id={todo.subject.id} />
            </Suspense>
          </div>
        ) : null}
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

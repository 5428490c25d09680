import { DueGroup } from '@zhanwang/domain-todo/due-group'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { TodoItem } from './todo-item.tsx'
import { totalOf, useTodoCounts, useTodos } from './use-todos.ts'
import './todos.css'

/** What waits for the reader, by when it is due. It keeps itself up to date. */
export function TodoList() {
  const { t } = useTranslation()
  const list = useTodos()
  const { data: counts } = useTodoCounts()
  const todos = list.data?.pages.flatMap(({ rows }) => rows) ?? []
  const groups = DueGroup.options
    .map((due) => ({ due, rows: todos.filter((todo) => todo.due === due) }))
    .filter(({ rows }) => rows.length > 0)
  const total = counts ? totalOf(counts) : 0
  return (
    <section className="panel" aria-labelledby="todos-title">
      <div className="row todos-head">
        <h2 id="todos-title">{t('todos.title')}</h2>
        <span role="status" className="quiet numbers">
          {counts && total > 0 ? t(counts.more ? 'todos.countMore' : 'todos.count', { count: total }) : ''}
          {counts && counts.overdue > 0 ? ` · ${t('todos.countLate', { count: counts.overdue })}` : ''}
        </span>
      </div>
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <PageLoading /> : null}
      {list.isSuccess && todos.length === 0 ? <EmptyState text={t('todos.empty')} /> : null}
      {groups.map(({ due, rows }) => (
        <section key={due} aria-labelledby={`todos-${due}`}>
          <h3 id={`todos-${due}`} className={`todos-group${due === 'overdue' ? ' todo-late' : ''}`}>
            {t(`todos.groups.${due}`)}
            {counts ? <span className="numbers"> {counts[due]}</span> : null}
          </h3>
          <ul>
            {rows.map((todo) => (
              <TodoItem key={todo.id} todo={todo} />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage ? (
        <Button className="todos-more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('todos.more')}
        </Button>
      ) : null}
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { totalOf, useTodoCounts } from './use-todos.ts'

/** Beside the workbench's name in the menu: how much waits. Red once something is late. */
export function TodoBadge() {
  const { t } = useTranslation()
  const { data: counts } = useTodoCounts()
  const total = counts ? totalOf(counts) : 0
  if (!counts || total === 0) return null
  return (
    <span className={`menu-badge numbers${counts.overdue > 0 ? ' menu-badge-late' : ''}`}>
      {total}
      {counts.more ? '+' : ''}
      <span className="visually-hidden"> {t('todos.waiting')}</span>
    </span>
  )
}

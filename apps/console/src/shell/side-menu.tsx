import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { TodoBadge } from '../workbench/todo-badge.tsx'
import { MENU_ENTRIES } from './menu-entries.ts'

/** Links, not buttons: they open in a new tab and are read out as navigation. Entries follow the reader's permissions. */
export function SideMenu({ onNavigate }: { readonly onNavigate?: () => void }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const entries = MENU_ENTRIES.filter((entry) => !('permission' in entry) || holds(entry.permission))
  return (
    <nav aria-label={t('shell.menu')} className="side-menu">
      <ul>
        {entries.map((entry) => (
          <li key={entry.to}>
            <Link
              to={entry.to}
              activeOptions={{ exact: entry.to === '/', includeSearch: false }}
              onClick={() => onNavigate?.()}
            >
              {t(entry.label)}
              {entry.to === '/' ? <TodoBadge /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { TodoBadge } from '../workbench/todo-badge.tsx'
import { useMenu } from './use-menu.ts'

/** Links, not buttons: they open in a new tab and are read out as navigation. */
export function SideMenu({ onNavigate }: { readonly onNavigate?: () => void }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('shell.menu')} className="side-menu">
      <ul>
        {useMenu().map(({ to, title }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} onClick={() => onNavigate?.()}>
              {t(title)}
              {to === '/' ? <TodoBadge /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

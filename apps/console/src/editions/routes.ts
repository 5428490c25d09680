import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { EditionSearch } from './edition-search.ts'

export const editionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions/edition',
  validateSearch: EditionSearch,
  component: lazyRouteComponent(() => import('./edition-page.tsx'), 'EditionPage'),
})

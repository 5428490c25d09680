import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { CoverageSearch } from './coverage-search.ts'

export const coverageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/coverage',
  staticData: { menu: { title: 'coverage.menu.title', about: 'coverage.menu.about', permission: 'indicator.read' } },
  validateSearch: CoverageSearch,
  component: lazyRouteComponent(() => import('./coverage-page.tsx'), 'CoveragePage'),
})

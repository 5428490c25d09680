import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { DivisionListSearch } from './division-search.ts'

const divisionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions',
  staticData: { menu: { title: 'divisions.menu.title', about: 'divisions.menu.about', permission: 'division.read' } },
  validateSearch: DivisionListSearch,
  component: lazyRouteComponent(() => import('./divisions-page.tsx'), 'DivisionsPage'),
})

const divisionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions/$code',
  component: lazyRouteComponent(() => import('./division-page.tsx'), 'DivisionPage'),
})

export const divisionRoutes = [divisionsRoute, divisionRoute] as const

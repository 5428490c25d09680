import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { VisitRecordSearch, VisitSearch } from './visit-search.ts'

const visitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visits',
  staticData: { menu: { title: 'visits.menu.title', about: 'visits.menu.about', permission: 'ticket.read' } },
  validateSearch: VisitSearch,
  component: lazyRouteComponent(() => import('./visits-page.tsx'), 'VisitsPage'),
})

const recordVisitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visits/new',
  validateSearch: VisitRecordSearch,
  component: lazyRouteComponent(() => import('./record-visit-page.tsx'), 'RecordVisitPage'),
})

const visitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visits/$number',
  component: lazyRouteComponent(() => import('./visit-page.tsx'), 'VisitPage'),
})

export const visitRoutes = [visitsRoute, recordVisitRoute, visitRoute] as const

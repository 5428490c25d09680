import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { ApplicationSearch } from './application-search.ts'

const applicationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/applications',
  staticData: {
    menu: { title: 'applications.menu.title', about: 'applications.menu.about', permission: 'approval.read' },
  },
  validateSearch: ApplicationSearch,
  component: lazyRouteComponent(() => import('./applications-page.tsx'), 'ApplicationsPage'),
})

const applyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/applications/new',
  component: lazyRouteComponent(() => import('./apply-page.tsx'), 'ApplyPage'),
})

const applicationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/applications/$id',
  component: lazyRouteComponent(() => import('./application-page.tsx'), 'ApplicationPage'),
})

export const applicationRoutes = [applicationsRoute, applyRoute, applicationRoute] as const

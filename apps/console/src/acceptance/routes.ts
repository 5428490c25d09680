import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { InspectionSearch, PhotoWallSearch } from './inspection-search.ts'

const acceptanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/acceptance',
  staticData: { menu: { title: 'acceptance.menu.title', about: 'acceptance.menu.about', permission: 'station.read' } },
  validateSearch: InspectionSearch,
  component: lazyRouteComponent(() => import('./acceptance-page.tsx'), 'AcceptancePage'),
})

const photoWallRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/acceptance/photos',
  validateSearch: PhotoWallSearch,
  component: lazyRouteComponent(() => import('./photo-wall-page.tsx'), 'PhotoWallPage'),
})

const inspectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspections/$id',
  component: lazyRouteComponent(() => import('./inspection-page.tsx'), 'InspectionPage'),
})

export const acceptanceRoutes = [acceptanceRoute, photoWallRoute, inspectionRoute] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { StationSearch } from './station-search.ts'

export const stationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations',
  staticData: { menu: { title: 'stations.menu.title', about: 'stations.menu.about', permission: 'station.read' } },
  validateSearch: StationSearch,
  component: lazyRouteComponent(() => import('./stations-page.tsx'), 'StationsPage'),
})

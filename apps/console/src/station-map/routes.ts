import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { StationSearch } from '../stations/station-search.ts'

export const stationMapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations/map',
  validateSearch: StationSearch,
  component: lazyRouteComponent(() => import('./station-map-page.tsx'), 'StationMapPage'),
})

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'

export const stationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations/$code',
  component: lazyRouteComponent(() => import('./station-page.tsx'), 'StationPage'),
})

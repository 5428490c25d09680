import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'

export const foundStationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations/new',
  component: lazyRouteComponent(() => import('./found-station-page.tsx'), 'FoundStationPage'),
})

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { KeySearch } from './key-search.ts'

export const apiKeysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/keys',
  staticData: { menu: { title: 'keys.menu.title', about: 'keys.menu.about' } },
  validateSearch: KeySearch,
  component: lazyRouteComponent(() => import('./api-keys-page.tsx'), 'ApiKeysPage'),
})

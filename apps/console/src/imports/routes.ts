import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { ImportListSearch, ImportSearch } from './import-search.ts'

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  staticData: { menu: { title: 'imports.menu.title', about: 'imports.menu.about', permission: 'station.import' } },
  validateSearch: ImportListSearch,
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
})

const newImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$ledger/new',
  component: lazyRouteComponent(() => import('./new-import-page.tsx'), 'NewImportPage'),
})

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$ledger/$id',
  validateSearch: ImportSearch,
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
})

export const importRoutes = [importsRoute, newImportRoute, importRoute] as const

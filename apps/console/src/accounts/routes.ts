import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { AccessSearch } from './access-search.ts'
import { AccountPartSearch, AccountSearch } from './account-search.ts'

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts',
  staticData: { menu: { title: 'accounts.menu.title', about: 'accounts.menu.about', permission: 'account.read' } },
  validateSearch: AccountSearch,
  component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
})

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts/$id',
  validateSearch: AccountPartSearch,
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

const rolesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/roles',
  staticData: { menu: { title: 'roles.menu.title', about: 'roles.menu.about', permission: 'account.read' } },
  component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
})

const accessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/access',
  staticData: { menu: { title: 'access.menu.title', about: 'access.menu.about', permission: 'account.read' } },
  validateSearch: AccessSearch,
  component: lazyRouteComponent(() => import('./access-page.tsx'), 'AccessPage'),
})

export const accountRoutes = [accountsRoute, accountRoute, rolesRoute, accessRoute] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { OrganizationSearch } from './organization-search.ts'

const organizationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organizations',
  staticData: {
    menu: {
      title: 'organizations.menu.title',
      about: 'organizations.menu.about',
      permission: 'organization.read',
    },
  },
  validateSearch: OrganizationSearch,
  component: lazyRouteComponent(() => import('./organizations-page.tsx'), 'OrganizationsPage'),
})

const registerOrganizationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organizations/new',
  component: lazyRouteComponent(() => import('./register-organization-page.tsx'), 'RegisterOrganizationPage'),
})

const organizationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organizations/$id',
  component: lazyRouteComponent(() => import('./organization-page.tsx'), 'OrganizationPage'),
})

export const organizationRoutes = [organizationsRoute, registerOrganizationRoute, organizationRoute] as const

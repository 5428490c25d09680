import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { GroupSearch } from './group-search.ts'

const groupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leading-groups',
  staticData: {
    menu: { title: 'leadingGroups.menu.title', about: 'leadingGroups.menu.about', permission: 'group.read' },
  },
  validateSearch: GroupSearch,
  component: lazyRouteComponent(() => import('./groups-page.tsx'), 'GroupsPage'),
})

const foundGroupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leading-groups/new',
  component: lazyRouteComponent(() => import('./found-group-page.tsx'), 'FoundGroupPage'),
})

const groupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leading-groups/$id',
  component: lazyRouteComponent(() => import('./group-page.tsx'), 'GroupPage'),
})

export const leadingGroupRoutes = [groupsRoute, foundGroupRoute, groupRoute] as const

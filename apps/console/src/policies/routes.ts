import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { PolicyRecordSearch, PolicySearch } from './policy-search.ts'

const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies',
  staticData: { menu: { title: 'policies.menu.title', about: 'policies.menu.about', permission: 'policy.read' } },
  validateSearch: PolicySearch,
  component: lazyRouteComponent(() => import('./policies-page.tsx'), 'PoliciesPage'),
})

const recordPolicyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/new',
  validateSearch: PolicyRecordSearch,
  component: lazyRouteComponent(() => import('./record-policy-page.tsx'), 'RecordPolicyPage'),
})

const policyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/$id',
  component: lazyRouteComponent(() => import('./policy-page.tsx'), 'PolicyPage'),
})

export const policyRoutes = [policiesRoute, recordPolicyRoute, policyRoute] as const

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { ApprovalSearch } from './approval-search.ts'

const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  staticData: { menu: { title: 'approvals.menu.title', about: 'approvals.menu.about', permission: 'approval.read' } },
  validateSearch: ApprovalSearch,
  component: lazyRouteComponent(() => import('./approvals-page.tsx'), 'ApprovalsPage'),
})

const approvalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals/$id',
  component: lazyRouteComponent(() => import('./approval-page.tsx'), 'ApprovalPage'),
})

export const approvalRoutes = [approvalsRoute, approvalRoute] as const

import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import type { queryClient } from '../api/query-client.ts'

interface RouterContext {
  readonly queryClient: typeof queryClient
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet })

import { createRouter, parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { acceptanceRoutes } from './acceptance/routes.ts'
import { accountRoutes } from './accounts/routes.ts'
import { queryClient } from './api/query-client.ts'
import { apiKeysRoute } from './api-keys/routes.ts'
import { applicationRoutes } from './applications/routes.ts'
import { approvalRoutes } from './approvals/routes.ts'
import { auditRoute } from './audit/routes.ts'
import { coverageRoute } from './coverage/routes.ts'
import { divisionRoutes } from './divisions/routes.ts'
import { editionRoute } from './editions/routes.ts'
import { NotFoundPage } from './feedback/not-found-page.tsx'
import { PageLoading } from './feedback/page-loading.tsx'
import { RouteErrorPage } from './feedback/route-error-page.tsx'
import { importRoutes } from './imports/routes.ts'
import { leadingGroupRoutes } from './leading-groups/routes.ts'
import { organizationRoutes } from './organizations/routes.ts'
import { firstUseRoutes, ownAccountRoute } from './own-account/routes.ts'
import { policyRoutes } from './policies/routes.ts'
import { ruleRoutes } from './rules/routes.ts'
import { rootRoute } from './shell/root-route.ts'
import { shellRoute } from './shell/shell-route.ts'
import { signInRoute } from './sign-in/routes.ts'
import { stationRoute } from './station-card/routes.ts'
import { foundStationRoute } from './station-founding/routes.ts'
import { stationMapRoute } from './station-map/routes.ts'
import { stationsRoute } from './stations/routes.ts'
import { ticketRoutes } from './tickets/routes.ts'
import { visitRoutes } from './visits/routes.ts'
import { workbenchRoute } from './workbench/routes.ts'

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    ...firstUseRoutes,
    // Each capability's pages, in the order of use: that of the side menu, too.
    shellRoute.addChildren([
      workbenchRoute,
      stationsRoute,
      foundStationRoute,
      stationMapRoute,
      stationRoute,
      ...organizationRoutes,
      ...leadingGroupRoutes,
      ...applicationRoutes,
      ...approvalRoutes,
      ...acceptanceRoutes,
      ...importRoutes,
      ...ticketRoutes,
      ...visitRoutes,
      coverageRoute,
      ...ruleRoutes,
      ...policyRoutes,
      ...divisionRoutes,
      editionRoute,
      ...accountRoutes,
      apiKeysRoute,
      auditRoute,
      ownAccountRoute,
    ]),
  ]),
  context: { queryClient },
  // Codes stay bare in the address (`division=420304`); only the lists of a filter are JSON.
  stringifySearch: stringifySearchWith(JSON.stringify),
  parseSearch: parseSearchWith((text) => (text.startsWith('[') ? JSON.parse(text) : text)),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: RouteErrorPage,
  defaultNotFoundComponent: NotFoundPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface HistoryState {
    /** Cursors of the pages before this one, so that "previous" works without asking the server for it. */
    trail?: readonly string[]
  }
}

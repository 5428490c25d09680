import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  retainSearchParams,
  stringifySearchWith,
} from '@tanstack/react-router'
import { z } from 'zod'
import { InspectionSearch, PhotoWallSearch } from './acceptance/inspection-search.ts'
import { AccessSearch } from './accounts/access-search.ts'
import { AccountPartSearch, AccountSearch } from './accounts/account-search.ts'
import { meOptions } from './api/me.ts'
import { problemOf } from './api/problem.ts'
import { queryClient } from './api/query-client.ts'
import { hasSession } from './api/sign-in.ts'
import { KeySearch } from './api-keys/key-search.ts'
import { ApplicationSearch } from './applications/application-search.ts'
import { ApprovalSearch } from './approvals/approval-search.ts'
import { AuditSearch } from './audit/audit-search.ts'
import { CoverageSearch } from './coverage/coverage-search.ts'
import { DivisionListSearch } from './divisions/division-search.ts'
import { EditionSearch } from './editions/edition-search.ts'
import { NotFoundPage } from './feedback/not-found-page.tsx'
import { PageLoading } from './feedback/page-loading.tsx'
import { RouteErrorPage } from './feedback/route-error-page.tsx'
import { ImportListSearch, ImportSearch } from './imports/import-search.ts'
import { PublishSearch, RuleSearch } from './rules/rule-search.ts'
import { Shell } from './shell/shell.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { StationSearch } from './stations/station-search.ts'
import { TicketRaiseSearch, TicketSearch } from './tickets/ticket-search.ts'
import { VisitRecordSearch, VisitSearch } from './visits/visit-search.ts'
import { WorkbenchPage } from './workbench/workbench-page.tsx'

interface RouterContext {
  readonly queryClient: typeof queryClient
}

/** Only a path of this console: a link from elsewhere must not lead a signed-in reader away. */
const BackTo = z.object({
  back: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
})
const ShellSearch = z.object({
  division: z.coerce
    .string()
    .regex(/^[0-9A-Z]{2,12}$/)
    .optional()
    .catch(undefined),
})

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: BackTo,
  component: SignInPage,
})

const changePasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/change-password',
  validateSearch: BackTo,
  beforeLoad: ({ location }) => requireSession(location.href),
  component: lazyRouteComponent(() => import('./own-account/first-password-page.tsx'), 'FirstPasswordPage'),
})

const setSecondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-second-factor',
  validateSearch: BackTo,
  beforeLoad: ({ location }) => requireSession(location.href),
  component: lazyRouteComponent(() => import('./own-account/first-second-factor-page.tsx'), 'FirstSecondFactorPage'),
})

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: ShellSearch,
  search: { middlewares: [retainSearchParams(['division'])] },
  beforeLoad: async ({ location }) => {
    const me = await requireSession(location.href)
    if (me.account.mustChangePassword) throw redirect({ to: '/change-password', search: { back: location.href } })
    if (me.secondFactor.required && !me.secondFactor.set)
      throw redirect({ to: '/set-second-factor', search: { back: location.href } })
  },
  component: Shell,
})

const workbenchRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: WorkbenchPage })

const stationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations',
  validateSearch: StationSearch,
  component: lazyRouteComponent(() => import('./stations/stations-page.tsx'), 'StationsPage'),
})

const foundStationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations/new',
  component: lazyRouteComponent(() => import('./station-founding/found-station-page.tsx'), 'FoundStationPage'),
})

const stationMapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations/map',
  validateSearch: StationSearch,
  component: lazyRouteComponent(() => import('./station-map/station-map-page.tsx'), 'StationMapPage'),
})

export const stationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stations/$code',
  component: lazyRouteComponent(() => import('./station-card/station-page.tsx'), 'StationPage'),
})

const applicationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/applications',
  validateSearch: ApplicationSearch,
  component: lazyRouteComponent(() => import('./applications/applications-page.tsx'), 'ApplicationsPage'),
})

const applyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/applications/new',
  component: lazyRouteComponent(() => import('./applications/apply-page.tsx'), 'ApplyPage'),
})

const applicationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/applications/$id',
  component: lazyRouteComponent(() => import('./applications/application-page.tsx'), 'ApplicationPage'),
})

const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  validateSearch: ApprovalSearch,
  component: lazyRouteComponent(() => import('./approvals/approvals-page.tsx'), 'ApprovalsPage'),
})

const approvalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals/$id',
  component: lazyRouteComponent(() => import('./approvals/approval-page.tsx'), 'ApprovalPage'),
})

const acceptanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/acceptance',
  validateSearch: InspectionSearch,
  component: lazyRouteComponent(() => import('./acceptance/acceptance-page.tsx'), 'AcceptancePage'),
})

const photoWallRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/acceptance/photos',
  validateSearch: PhotoWallSearch,
  component: lazyRouteComponent(() => import('./acceptance/photo-wall-page.tsx'), 'PhotoWallPage'),
})

const inspectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspections/$id',
  component: lazyRouteComponent(() => import('./acceptance/inspection-page.tsx'), 'InspectionPage'),
})

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  validateSearch: ImportListSearch,
  component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
})

const newImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$ledger/new',
  component: lazyRouteComponent(() => import('./imports/new-import-page.tsx'), 'NewImportPage'),
})

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$ledger/$id',
  validateSearch: ImportSearch,
  component: lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
})

const ticketsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets',
  validateSearch: TicketSearch,
  component: lazyRouteComponent(() => import('./tickets/tickets-page.tsx'), 'TicketsPage'),
})

const raiseTicketRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets/new',
  validateSearch: TicketRaiseSearch,
  component: lazyRouteComponent(() => import('./tickets/raise-ticket-page.tsx'), 'RaiseTicketPage'),
})

const ticketRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets/$number',
  component: lazyRouteComponent(() => import('./tickets/ticket-page.tsx'), 'TicketPage'),
})

const visitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visits',
  validateSearch: VisitSearch,
  component: lazyRouteComponent(() => import('./visits/visits-page.tsx'), 'VisitsPage'),
})

const recordVisitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visits/new',
  validateSearch: VisitRecordSearch,
  component: lazyRouteComponent(() => import('./visits/record-visit-page.tsx'), 'RecordVisitPage'),
})

const visitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visits/$number',
  component: lazyRouteComponent(() => import('./visits/visit-page.tsx'), 'VisitPage'),
})

const coverageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/coverage',
  validateSearch: CoverageSearch,
  component: lazyRouteComponent(() => import('./coverage/coverage-page.tsx'), 'CoveragePage'),
})

const rulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules',
  validateSearch: RuleSearch,
  component: lazyRouteComponent(() => import('./rules/rules-page.tsx'), 'RulesPage'),
})

const publishRuleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/publish',
  validateSearch: PublishSearch,
  component: lazyRouteComponent(() => import('./rules/publish-rule-page.tsx'), 'PublishRulePage'),
})

const divisionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions',
  validateSearch: DivisionListSearch,
  component: lazyRouteComponent(() => import('./divisions/divisions-page.tsx'), 'DivisionsPage'),
})

const editionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions/edition',
  validateSearch: EditionSearch,
  component: lazyRouteComponent(() => import('./editions/edition-page.tsx'), 'EditionPage'),
})

const divisionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions/$code',
  component: lazyRouteComponent(() => import('./divisions/division-page.tsx'), 'DivisionPage'),
})

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts',
  validateSearch: AccountSearch,
  component: lazyRouteComponent(() => import('./accounts/accounts-page.tsx'), 'AccountsPage'),
})

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts/$id',
  validateSearch: AccountPartSearch,
  component: lazyRouteComponent(() => import('./accounts/account-page.tsx'), 'AccountPage'),
})

const rolesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('./accounts/roles-page.tsx'), 'RolesPage'),
})

const accessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/access',
  validateSearch: AccessSearch,
  component: lazyRouteComponent(() => import('./accounts/access-page.tsx'), 'AccessPage'),
})

const apiKeysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/keys',
  validateSearch: KeySearch,
  component: lazyRouteComponent(() => import('./api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: AuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const ownAccountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./own-account/own-account-page.tsx'), 'OwnAccountPage'),
})

/** Who is signed in; where nobody is, the reader signs in first and comes back to the same address. */
async function requireSession(back: string) {
  const toSignIn = () => redirect({ to: '/sign-in', search: back === '/' ? {} : { back } })
  const known = queryClient.getQueryData(meOptions().queryKey)
  if (known) return known
  if (!(await hasSession())) throw toSignIn()
  try {
    return await queryClient.fetchQuery(meOptions())
  } catch (error) {
    if (problemOf(error).code === 'unauthenticated') throw toSignIn()
    throw error
  }
}

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    changePasswordRoute,
    setSecondFactorRoute,
    shellRoute.addChildren([
      workbenchRoute,
      stationsRoute,
      foundStationRoute,
      stationMapRoute,
      stationRoute,
      applicationsRoute,
      applyRoute,
      applicationRoute,
      approvalsRoute,
      approvalRoute,
      acceptanceRoute,
      photoWallRoute,
      inspectionRoute,
      importsRoute,
      newImportRoute,
      importRoute,
      ticketsRoute,
      raiseTicketRoute,
      ticketRoute,
      visitsRoute,
      recordVisitRoute,
      visitRoute,
      coverageRoute,
      rulesRoute,
      publishRuleRoute,
      divisionsRoute,
      editionRoute,
      divisionRoute,
      accountsRoute,
      accountRoute,
      rolesRoute,
      accessRoute,
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

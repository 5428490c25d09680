import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../shell/root-route.ts'
import { shellRoute } from '../shell/shell-route.ts'
import { BackTo, requireSession } from '../sign-in/require-session.ts'

const changePasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/change-password',
  validateSearch: BackTo,
  beforeLoad: ({ location }) => requireSession(location.href),
  component: lazyRouteComponent(() => import('./first-password-page.tsx'), 'FirstPasswordPage'),
})

const setSecondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-second-factor',
  validateSearch: BackTo,
  beforeLoad: ({ location }) => requireSession(location.href),
  component: lazyRouteComponent(() => import('./first-second-factor-page.tsx'), 'FirstSecondFactorPage'),
})

/** What an account is asked for before it sees any other page. */
export const firstUseRoutes = [changePasswordRoute, setSecondFactorRoute] as const

export const ownAccountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/me',
  staticData: { menu: { title: 'own.menu.title', about: 'own.menu.about' } },
  component: lazyRouteComponent(() => import('./own-account-page.tsx'), 'OwnAccountPage'),
})

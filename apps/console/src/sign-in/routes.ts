import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../shell/root-route.ts'
import { BackTo } from './require-session.ts'
import { SignInPage } from './sign-in-page.tsx'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: BackTo,
  component: SignInPage,
})

import { createRoute, redirect, retainSearchParams } from '@tanstack/react-router'
import { z } from 'zod'
import { requireSession } from '../sign-in/require-session.ts'
import type { MenuEntry } from './menu-entry.ts'
import { rootRoute } from './root-route.ts'
import { Shell } from './shell.tsx'

const ShellSearch = z.object({
  division: z.coerce
    .string()
    .regex(/^[0-9A-Z]{2,12}$/)
    .optional()
    .catch(undefined),
})

/** The parent of every page behind the sign-in. */
export const shellRoute = createRoute({
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

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Where the page stands in the side menu; without it, it does not. */
    menu?: MenuEntry
  }
}

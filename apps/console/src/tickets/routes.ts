import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { TicketRaiseSearch, TicketSearch } from './ticket-search.ts'

const ticketsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets',
  staticData: { menu: { title: 'tickets.menu.title', about: 'tickets.menu.about', permission: 'ticket.read' } },
  validateSearch: TicketSearch,
  component: lazyRouteComponent(() => import('./tickets-page.tsx'), 'TicketsPage'),
})

const raiseTicketRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets/new',
  validateSearch: TicketRaiseSearch,
  component: lazyRouteComponent(() => import('./raise-ticket-page.tsx'), 'RaiseTicketPage'),
})

const ticketRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets/$number',
  component: lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage'),
})

export const ticketRoutes = [ticketsRoute, raiseTicketRoute, ticketRoute] as const

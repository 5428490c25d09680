import type { Permission } from '../api/me.ts'

/** The side menu: what each entry needs, in the order of use. */
export const MENU_ENTRIES = [
  { to: '/', label: 'menu.workbench' },
  { to: '/stations', label: 'menu.stations', permission: 'station.read' },
  { to: '/applications', label: 'menu.applications', permission: 'approval.read' },
  { to: '/approvals', label: 'menu.approvals', permission: 'approval.read' },
  { to: '/acceptance', label: 'menu.acceptance', permission: 'station.read' },
  { to: '/imports', label: 'menu.imports', permission: 'station.import' },
  { to: '/tickets', label: 'menu.tickets', permission: 'ticket.read' },
  { to: '/visits', label: 'menu.visits', permission: 'ticket.read' },
  { to: '/coverage', label: 'menu.coverage', permission: 'indicator.read' },
  { to: '/rules', label: 'menu.rules', permission: 'rule.read' },
  { to: '/divisions', label: 'menu.divisions', permission: 'division.read' },
  { to: '/accounts', label: 'menu.accounts', permission: 'account.read' },
  { to: '/roles', label: 'menu.roles', permission: 'account.read' },
  { to: '/access', label: 'menu.access', permission: 'account.read' },
  { to: '/keys', label: 'menu.apiKeys' },
  { to: '/audit', label: 'menu.audit', permission: 'audit.read' },
  { to: '/me', label: 'menu.me' },
] as const satisfies readonly { to: string; label: string; permission?: Permission }[]

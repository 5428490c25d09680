import type { ApprovalRoute } from '@zhanwang/domain-approval/route'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** From the place up. */
const LEVELS = ['village', 'township', 'county', 'prefecture', 'province'] as const

/** What a step of the registry may ask of its decider, and at which levels somebody can hold it. */
export const ROUTE_PERMISSIONS = {
  'station.supervise': { zh: '审办站(室)', en: 'decide on stations', levels: ['county', 'prefecture'] },
  'approval.decide': {
    zh: '审批',
    en: 'decide on approvals',
    levels: ['township', 'county', 'prefecture', 'province'],
  },
} as const satisfies Record<string, LocalizedText & { readonly levels: readonly DivisionLevel[] }>
export type RoutePermission = keyof typeof ROUTE_PERMISSIONS

/**
 * Throws `rule-broken` for a step that nobody could ever decide, for lack of a role that holds its permission at its
 * level, and for a route that goes back down: who is above does not report to who is below.
 */
export function checkRoute({ steps }: ApprovalRoute): void {
  for (const [index, { level, permission }] of steps.entries()) {
    const step = index + 1
    const levels: readonly DivisionLevel[] = isRoutePermission(permission) ? ROUTE_PERMISSIONS[permission].levels : []
    if (!levels.includes(level))
      throw new DomainError('rule-broken', { reason: 'route-nobody-decides', params: { step } })
    const before = steps[index - 1]
    if (before && LEVELS.indexOf(before.level) > LEVELS.indexOf(level))
      throw new DomainError('rule-broken', { reason: 'route-descends', params: { step } })
  }
}

/** What holds where nobody has published a route: one decision of the county. */
export function countyRoute(name: string): ApprovalRoute {
  return { steps: [{ name, level: 'county', permission: 'station.supervise', people: 1, workingDays: 10 }] }
}

function isRoutePermission(text: string): text is RoutePermission {
  return Object.hasOwn(ROUTE_PERMISSIONS, text)
}

import { restampApprovals } from '@zhanwang/approvals/restamp-approvals'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { restampRules } from '@zhanwang/rules/restamp-rules'
import { restampTodos } from '@zhanwang/todos/restamp-todos'
import { restampInspections } from './acceptance/restamp-inspections.ts'
import { restampApplications } from './applications/restamp-applications.ts'
import type { Restamps } from './divisions/publish-edition.ts'
import { restampGroups } from './leading-groups/restamp-groups.ts'
import { restampOrganizations } from './organizations/restamp-organizations.ts'
import { restampPolicies } from './policies/restamp-policies.ts'
import { restampStations } from './stations/restamp-stations.ts'
import { restampTickets } from './tickets/restamp-tickets.ts'
import { restampVisits } from './visits/restamp-visits.ts'

const { context } = stationRegistry

/** How a reorganisation of divisions is carried over to everything that stands or waits there, or was laid down there. */
export const restampPlaces: Restamps = {
  stations: restampStations,
  // Before tickets: a meeting that is being recorded holds its group, and its tickets are seen only once it is there.
  leadingGroups: restampGroups,
  tickets: restampTickets,
  visits: restampVisits,
  inspections: restampInspections,
  rules: (tx, places) => restampRules(tx, context, places),
  approvals: (tx, places) => restampApprovals(tx, context, places),
  applications: restampApplications,
  organizations: restampOrganizations,
  policies: restampPolicies,
  todos: (tx, places) => restampTodos(tx, context, places),
}

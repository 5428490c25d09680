import type { Query } from '@tanstack/react-query'
import type { LiveNotice } from '@zhanwang/kernel/live'
import { hasOpenDrafts, onDraftsClosed } from './open-drafts.ts'
import { queryClient } from './query-client.ts'
import { trpc } from './trpc.ts'

const ALL = 'open'

/** What a page may show of a changed record, by the event that tells of it. */
const RECORDS: Readonly<Record<string, () => readonly { readonly queryKey: readonly unknown[] }[]>> = {
  'station-registry.station-changed': () => [
    trpc.registry.stations.pathFilter(),
    trpc.registry.attachments.pathFilter(),
    trpc.indicators.pathFilter(),
  ],
  'station-registry.organization-changed': () => [trpc.registry.organizations.pathFilter()],
  'station-registry.leading-group-changed': () => [trpc.registry.leadingGroups.pathFilter()],
  'station-registry.approval-changed': () => [
    trpc.registry.approvals.pathFilter(),
    trpc.registry.applications.pathFilter(),
  ],
  'station-registry.policy-changed': () => [trpc.registry.policies.pathFilter()],
  'station-registry.rule-changed': () => [trpc.registry.rules.pathFilter()],
  'station-registry.ticket-changed': () => [
    trpc.registry.tickets.pathFilter(),
    trpc.registry.leadingGroups.meetings.pathFilter(),
  ],
  'station-registry.visit-recorded': () => [trpc.registry.visits.pathFilter()],
  'station-registry.inspection-changed': () => [trpc.registry.acceptance.pathFilter(), trpc.indicators.pathFilter()],
  'station-registry.division-changed': () => [trpc.registry.divisions.pathFilter(), trpc.indicators.pathFilter()],
}

/** The contract groups that show one's own work, by the last word of its topic. */
const OWN_WORK: Readonly<Record<string, RegExp>> = { job: /^jobs$/, import: /Imports$/, todo: /^todos$/ }

/**
 * Fetches anew what the open page shows of what has changed, and lets the rest count as old. Own work at once; what others
 * changed once no form is open. `stop` forgets what was held back.
 */
export function createRefresh(): { hear(notice: LiveNotice): void; stop(): void } {
  const held = new Set<string>()
  let first = true
  const stop = onDraftsClosed(() => {
    const topics = [...held]
    held.clear()
    for (const topic of topics) refresh(topic)
  })
  return {
    hear({ topic }) {
      const groups = OWN_WORK[topic.split('.').at(-1) ?? '']
      if (groups) void queryClient.invalidateQueries({ predicate: (query) => groups.test(groupOf(query)) })
      else if (hasOpenDrafts()) held.add(topic)
      else refresh(topic)
    },
    stop,
  }

  function refresh(topic: string): void {
    if (topic !== ALL) {
      for (const filter of RECORDS[topic]?.() ?? []) void queryClient.invalidateQueries(filter)
      return
    }
    // What the page began to ask for before the stream was there is on its way; only what came is asked for again.
    if (first) void queryClient.invalidateQueries({ predicate: hasCome }, { cancelRefetch: false })
    else void queryClient.invalidateQueries()
    first = false
  }
}

function hasCome({ state }: Query): boolean {
  return state.dataUpdatedAt > 0
}

/** `stationImports` of `registry.stationImports.list`: tRPC's keys begin with the path. */
function groupOf({ queryKey: [path] }: Query): string {
  return Array.isArray(path) && typeof path[1] === 'string' ? path[1] : ''
}

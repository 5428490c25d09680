import type { Holds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'

/** Where jobs live: each context keeps its own. */
export const JOB_CONTEXTS = {
  'station-registry': trpc.registry.jobs,
  identity: trpc.identity.jobs,
} as const
export type JobContext = keyof typeof JOB_CONTEXTS

/** The contexts in which the reader can have jobs at all. */
export function jobContexts(holds: Holds): JobContext[] {
  const registry = ['division.export', 'station.export', 'indicator.export', 'station.import'] as const
  const identity = ['account.export', 'audit.export'] as const
  const audit = holds('audit.export')
  return [
    ...(audit || registry.some((permission) => holds(permission)) ? (['station-registry'] as const) : []),
    ...(identity.some((permission) => holds(permission)) ? (['identity'] as const) : []),
  ]
}

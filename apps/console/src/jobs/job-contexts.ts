import { trpc } from '../api/trpc.ts'

/** Where jobs live: each context keeps its own. */
export const JOB_CONTEXTS = {
  'station-registry': trpc.registry.jobs,
  identity: trpc.identity.jobs,
} as const
export type JobContext = keyof typeof JOB_CONTEXTS

const CONTEXTS = Object.keys(JOB_CONTEXTS) as JobContext[]
/** Long work is what these permissions are for; `infra/recipe/test/lists.test.ts` sees to it. */
const ASKS_FOR_JOBS = /\.(export|import)$/

/** The contexts in which the reader can have jobs at all: any, who may take lists along or bring them in. */
export function jobContexts(permissions: Readonly<Record<string, readonly unknown[]>>): readonly JobContext[] {
  const held = Object.entries(permissions).some(([name, places]) => ASKS_FOR_JOBS.test(name) && places.length > 0)
  return held ? CONTEXTS : []
}

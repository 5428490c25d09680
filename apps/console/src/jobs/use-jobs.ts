import { useQueries } from '@tanstack/react-query'
import type { Job } from '@zhanwang/kernel/job'
import { useMe } from '../api/me.ts'
import { JOB_CONTEXTS, type JobContext, jobContexts } from './job-contexts.ts'

/** How often the newest jobs are asked for while one of them is under way, in milliseconds. */
const ASK_AGAIN_MS = 2_000
/** Older ones are of no more use: their files are swept after a week. */
const NEWEST = 20

export interface JobOfContext extends Job {
  readonly context: JobContext
}

export function isUnderWay({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** The reader's newest jobs of all contexts, newest first, followed while one of them is under way. */
export function useJobs() {
  const contexts = jobContexts(useMe().permissions)
  const lists = useQueries({
    queries: contexts.map((context) =>
      JOB_CONTEXTS[context].list.queryOptions(
        { limit: NEWEST },
        { refetchInterval: ({ state }) => (state.data?.rows.some(isUnderWay) ? ASK_AGAIN_MS : false) },
      ),
    ),
  })
  const jobs: JobOfContext[] = lists.flatMap((list, index) => {
    const context = contexts[index]
    return context ? (list.data?.rows ?? []).map((job) => ({ ...job, context })) : []
  })
  return {
    has: contexts.length > 0,
    jobs: jobs.sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    isPending: lists.some((list) => list.isPending),
    error: lists.find((list) => list.error)?.error ?? null,
    retry: () => void Promise.all(lists.map((list) => list.refetch())),
  }
}

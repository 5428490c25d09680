import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { TodoCounts } from '@zhanwang/domain-todo/listed-todo'
import { trpc } from '../api/trpc.ts'

/** Rows that the workbench asks for at a time. */
const ROWS = 12

/** What waits for the reader, what is due first before the rest. */
export function useTodos() {
  return useInfiniteQuery(
    trpc.identity.todos.mine.infiniteQueryOptions({ limit: ROWS }, { getNextPageParam: ({ next }) => next }),
  )
}

/** How much waits for the reader. */
export function useTodoCounts() {
  return useQuery(trpc.identity.todos.counts.queryOptions({}))
}

/** All that were counted. */
export function totalOf({ more: _more, ...groups }: TodoCounts): number {
  return Object.values(groups).reduce((sum, count) => sum + count, 0)
}

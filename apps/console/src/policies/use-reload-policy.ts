import type { Uuid } from '@zhanwang/kernel/ids'
import { queryClient } from '../api/query-client.ts'
import { trpc } from '../api/trpc.ts'

/** Fetches the document anew, under an open form whose draft stays. */
export function useReloadPolicy(id: Uuid): () => void {
  return () => void queryClient.invalidateQueries(trpc.registry.policies.get.queryFilter({ id }))
}

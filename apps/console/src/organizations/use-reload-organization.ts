import type { Uuid } from '@zhanwang/kernel/ids'
import { queryClient } from '../api/query-client.ts'
import { trpc } from '../api/trpc.ts'

/** Fetches the organization and its history anew, under an open form whose draft stays. */
export function useReloadOrganization(id: Uuid): () => void {
  return () => {
    void queryClient.invalidateQueries(trpc.registry.organizations.get.queryFilter({ id }))
    void queryClient.invalidateQueries(trpc.registry.organizations.history.infiniteQueryFilter({ id }))
  }
}

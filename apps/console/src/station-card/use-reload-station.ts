import { queryClient } from '../api/query-client.ts'
import { trpc } from '../api/trpc.ts'

/** Fetches the station and its history anew, under an open form whose draft stays. */
export function useReloadStation(code: string): () => void {
  return () => {
    void queryClient.invalidateQueries(trpc.registry.stations.get.queryFilter({ code }))
    void queryClient.invalidateQueries(trpc.registry.stations.history.infiniteQueryFilter({ code }))
  }
}

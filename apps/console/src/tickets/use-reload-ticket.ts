import type { TicketNumber } from '@zhanwang/domain-station-registry/ticket'
import { queryClient } from '../api/query-client.ts'
import { trpc } from '../api/trpc.ts'

/** Fetches the ticket anew, under an open form whose draft stays. */
export function useReloadTicket(number: TicketNumber): () => void {
  return () => void queryClient.invalidateQueries(trpc.registry.tickets.get.queryFilter({ number }))
}

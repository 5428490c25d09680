import { StationCode } from '@zhanwang/domain-station-registry/station'
import { TicketKind, TicketSource, TicketStatus } from '@zhanwang/domain-station-registry/ticket'
import { DivisionLevel } from '@zhanwang/kernel/division-code'
import { z } from 'zod'
import { Chosen, PageSearch } from '../forms/page-search.ts'

/** The filters of the list of tickets as they stand in the address. */
export const TicketSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  status: z.array(TicketStatus).optional().catch(undefined),
  kind: z.array(TicketKind).optional().catch(undefined),
  source: z.array(TicketSource).optional().catch(undefined),
  ownerLevel: z.array(DivisionLevel).optional().catch(undefined),
  station: StationCode.optional().catch(undefined),
  overdue: Chosen,
  mine: Chosen,
  ...PageSearch,
})
export type TicketSearch = z.infer<typeof TicketSearch>

/** What a new ticket is about, where a page knows it. */
export const TicketRaiseSearch = z.object({ station: StationCode.optional().catch(undefined) })

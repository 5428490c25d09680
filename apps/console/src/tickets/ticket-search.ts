import { z } from 'zod'
import { Chosen, ChosenWord, ChosenWords, PageSearch } from '../forms/page-search.ts'

/** The filters of the list of tickets as they stand in the address. */
export const TicketSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  status: ChosenWords,
  kind: ChosenWords,
  source: ChosenWords,
  ownerLevel: ChosenWords,
  station: ChosenWord,
  overdue: Chosen,
  mine: Chosen,
  ...PageSearch,
})
export type TicketSearch = z.infer<typeof TicketSearch>

/** What a new ticket is about, where a page knows it. */
export const TicketRaiseSearch = z.object({ station: ChosenWord })

import { z } from 'zod'
import { Chosen, ChosenWord, ChosenWords, PageSearch } from '../forms/page-search.ts'

/** The filters of the board as they stand in the address. */
export const InspectionSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  kind: ChosenWords,
  purpose: ChosenWord,
  status: ChosenWords,
  overdue: Chosen,
  ...PageSearch,
})
export type InspectionSearch = z.infer<typeof InspectionSearch>

/** The filters of the photo wall. */
export const PhotoWallSearch = z.object({
  item: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/)
    .optional()
    .catch(undefined),
  phase: ChosenWord,
})
export type PhotoWallSearch = z.infer<typeof PhotoWallSearch>

import { z } from 'zod'

export const PAGE_SIZES = [20, 50, 100] as const
export const DEFAULT_PAGE_SIZE = 20

/** The part of a list's address that pages it. */
export const PageSearch = {
  cursor: z.coerce.string().max(500).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
}

import { z } from 'zod'

export const PAGE_SIZES = [20, 50, 100] as const
export const DEFAULT_PAGE_SIZE = 20

/** A choice that is either made or not there. */
export const Chosen = z
  .union([z.literal(true), z.literal('true').transform(() => true as const)])
  .optional()
  .catch(undefined)

const Word = z.string().max(60)

/**
 * A code, or a word from a list of the domain's, as it stands in the address. Addresses are read before any page is loaded, and
 * the domain's own schemas would come along with the first one: the page keeps what they know (`knownFilters`).
 */
export const ChosenWord = Word.optional().catch(undefined)

/** Several of them. */
export const ChosenWords = z.array(Word).max(50).optional().catch(undefined)

/** The part of a list's address that pages it. */
export const PageSearch = {
  cursor: z.coerce.string().max(500).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
}

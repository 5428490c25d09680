import { z } from 'zod'

export const PAGE_SIZES = [20, 50, 100] as const
export const DEFAULT_PAGE_SIZE = 20

/** A choice that is either made or not there. */
export const Chosen = z
  .union([z.literal(true), z.literal('true').transform(() => true as const)])
  .optional()
  .catch(undefined)

/**
 * Words chosen from a list of the domain's, as they stand in the address. Addresses are read before any page is loaded, and
 * the domain's own schemas would come along with the first one: the list's page keeps the words that it knows (`knownWords`).
 */
export const ChosenWords = z.array(z.string().max(60)).max(50).optional().catch(undefined)

/** Those of the chosen words that are among a list's; undefined where nothing was chosen. */
export function knownWords<T extends string>(
  list: readonly T[],
  chosen: readonly string[] | undefined,
): T[] | undefined {
  return chosen && list.filter((word) => chosen.includes(word))
}

/** The part of a list's address that pages it. */
export const PageSearch = {
  cursor: z.coerce.string().max(500).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
}

import { z } from 'zod'

/** The division that is to change, where the reader came from its page. */
export const EditionSearch = z.object({
  code: z.coerce
    .string()
    .regex(/^[0-9A-Z]{2,12}$/)
    .optional()
    .catch(undefined),
})

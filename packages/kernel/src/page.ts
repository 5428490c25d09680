import { z } from 'zod'

/** The part of a list's input that pages it. Lists are keyset-paged: page 1,000 costs what page 1 costs. */
export const PageInput = {
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).default(50),
}

/** A page of rows; `next` is the cursor of the page after it, null at the end. No total: counting grows with the table. */
export function Page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}

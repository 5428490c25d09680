import { z } from 'zod'
import { command, type Query } from './contract.ts'
import { Uuid } from './ids.ts'
import type { Language, LocalizedText } from './localized-text.ts'

export const ExportFormat = z.enum(['xlsx', 'csv'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** A cell as it is written: text, a number, or a business date (`YYYY-MM-DD`, which .xlsx shows as a date). */
export type ExportCell = string | number | null | { readonly date: string }

export interface ExportColumn<Row> {
  readonly key: string
  readonly header: LocalizedText
  readonly cell: (row: Row, language: Language) => ExportCell
}

interface ListShape {
  readonly cursor: z.ZodType
  readonly limit: z.ZodType
}

const Format = {
  format: ExportFormat.default('xlsx'),
  /** Keys of the columns, in their order; without it all of them. */
  columns: z.array(z.string().max(60)).min(1).max(100).optional(),
}

/**
 * The command that exports a list: the list's own filters without its paging, and a right of its own. It starts a job;
 * the job's file holds every row that the caller may export at that moment, however many they are.
 */
export function exportOf<Shape extends z.ZodRawShape & ListShape, Output extends z.ZodType>(
  list: Query<z.ZodObject<Shape>, Output>,
  { summary, permission, rest }: { summary: LocalizedText; permission: string; rest: `POST /${string}` },
) {
  const { cursor: _cursor, limit: _limit, ...filters } = list.input.shape
  return command({
    summary,
    input: z.strictObject({ ...filters, ...Format }),
    output: z.object({ job: Uuid }),
    permission,
    scope: 'division',
    sensitivity: list.sensitivity,
    rest,
  })
}

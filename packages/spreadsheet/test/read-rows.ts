import type { ReadRow } from '@zhanwang/kernel/sheet'
import { openSpreadsheet } from '../src/open-spreadsheet.ts'
import type { RowRange } from '../src/spreadsheet.ts'

/** All rows of a spreadsheet's sheet, the first one where none is named. */
export async function readRows(
  source: string | Uint8Array,
  type: 'xlsx' | 'csv',
  { sheet, ...range }: RowRange & { readonly sheet?: string } = {},
): Promise<ReadRow[]> {
  await using book = await openSpreadsheet(source, type)
  const rows: ReadRow[] = []
  for await (const row of book.rows(sheet ?? book.sheets[0]?.name ?? '', range)) rows.push(row)
  return rows
}

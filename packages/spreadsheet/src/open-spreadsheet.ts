import { openCsv } from './csv-file.ts'
import type { Spreadsheet, SpreadsheetSource } from './spreadsheet.ts'
import { openXlsx } from './xlsx-file.ts'

/**
 * Opens an .xlsx or .csv as offices keep them. Throws `rule-broken` with one of `SPREADSHEET_REASONS` for what is broken,
 * encrypted, in the old .xls format, too large, or hostile (entity declarations, zip bombs).
 */
export async function openSpreadsheet(source: SpreadsheetSource, type: 'xlsx' | 'csv'): Promise<Spreadsheet> {
  switch (type) {
    case 'xlsx':
      return openXlsx(source)
    case 'csv':
      return openCsv(source)
  }
}

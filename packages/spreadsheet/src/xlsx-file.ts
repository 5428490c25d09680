import type { ReadCell, ReadRow, SheetInfo } from '@zhanwang/kernel/sheet'
import { type Area, areaOf } from './cell-reference.ts'
import { tooLarge } from './limits.ts'
import { mergedFiller } from './merged-areas.ts'
import { readSharedTexts } from './shared-texts.ts'
import { type RawRow, readSheetCells } from './sheet-cells.ts'
import { type RowRange, type Spreadsheet, unknownSheet } from './spreadsheet.ts'
import { readStyles, readWorkbook, type SheetPart } from './workbook-parts.ts'
import { type CellContext, readXlsxCell } from './xlsx-cell.ts'
import { openZip, type ZipParts } from './zip-parts.ts'

const MOST_AREAS = 100_000
const EMPTY: ReadCell = { kind: 'empty' }

interface SurveyedSheet extends SheetInfo {
  readonly part: string
  readonly areas: readonly Area[]
}

/**
 * Opens a workbook: each sheet is gone through once for its length and its merged areas, which stand behind the rows that
 * need them. Throws `rule-broken`.
 */
export async function openXlsx(source: string | Uint8Array): Promise<Spreadsheet> {
  const parts = await openZip(source)
  try {
    const workbook = await readWorkbook(parts)
    const formats = await readStyles(parts, workbook.stylesPart)
    const texts = await readSharedTexts(parts, workbook.sharedTextsPart ?? '')
    const sheets: SurveyedSheet[] = []
    for (const sheet of workbook.sheets) sheets.push(await survey(parts, sheet))
    const context = { texts, formats, from1904: workbook.from1904 }
    return {
      sheets: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows })),
      rows(name, range = {}) {
        const sheet = sheets.find((candidate) => candidate.name === name)
        if (!sheet) throw unknownSheet(name)
        return rowsOf(parts, sheet, context, range)
      },
      async [Symbol.asyncDispose]() {
        parts.close()
      },
    }
  } catch (error) {
    parts.close()
    throw error
  }
}

async function survey(parts: ZipParts, { name, hidden, part }: SheetPart): Promise<SurveyedSheet> {
  const areas: Area[] = []
  let rows = 0
  const onArea = (reference: string) => {
    if (areas.length === MOST_AREAS) throw tooLarge('merged areas')
    areas.push(areaOf(reference))
  }
  for await (const { row } of readSheetCells(await parts.read(part), onArea)) rows = row
  return { name, hidden, rows, part, areas }
}

async function* rowsOf(
  parts: ZipParts,
  sheet: SurveyedSheet,
  context: CellContext,
  { from = 1, to = Number.POSITIVE_INFINITY }: RowRange,
): AsyncGenerator<ReadRow> {
  const fillMerged = mergedFiller(sheet.areas)
  for await (const raw of readSheetCells(await parts.read(sheet.part), () => undefined)) {
    if (raw.row > to) return
    const cells = cellsOf(raw, context)
    // Rows above the range too: an area that begins there may reach into it.
    fillMerged(raw.row, cells)
    if (raw.row >= from && cells.some((cell) => cell.kind !== 'empty')) yield { row: raw.row, cells }
  }
}

function cellsOf(raw: RawRow, context: CellContext): ReadCell[] {
  const cells: ReadCell[] = []
  for (const cell of raw.cells) {
    while (cells.length < cell.column - 1) cells.push(EMPTY)
    cells.push(readXlsxCell(cell, context))
  }
  return cells
}

import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { type ReadCell, type ReadRow, shownText } from '@zhanwang/kernel/sheet'
import type { HeaderCell } from './find-header.ts'
import type { ColumnMatch } from './import.ts'
import type { Ledger } from './ledger.ts'
import { normaliseHeader } from './normalise-header.ts'

export type RowKind = { readonly kind: 'data' } | { readonly kind: 'ignored'; readonly reason: LocalizedText }

const DATA: RowKind = { kind: 'data' }
const TOTAL = /^(?:本页|本表|全[县市区州省])?(?:合计|小计|总计|共计|累计)/
const CLOSING =
  /^(?:注|备注|说明|填表说明|填表人|填报人|填报单位|填报日期|填表日期|填报时间|制表人?|审核人?|经办人|单位负责人|单位盖章|盖章|联系人)\s*[:\uff1a]/
/** Most texts that a line of signatures below a table has: 填表人, 审核人, 联系电话, 日期. */
const MOST_CLOSING_TEXTS = 8

/**
 * Tells of each row below the header, from top to bottom, whether it is data, and else why not: blank, a total (named so,
 * or made of the sums of the rows above), the header once more (as on each printed page), one text across the table, a
 * remark or signatures below it. The answer keeps count of the rows before.
 */
export function rowJudge(
  headers: readonly HeaderCell[],
  columns: readonly Pick<ColumnMatch, 'column' | 'key'>[],
  ledger: Ledger,
): (row: ReadRow) => RowKind {
  const required = columnsOf(columns, ledger, ({ required: isRequired }) => isRequired === true)
  const numeric = columnsOf(columns, ledger, ({ kind }) => kind === 'integer' || kind === 'decimal')
  const sums = runningSums(numeric)
  const repeated = headers.map(({ column, header }) => ({ column, texts: header.split(' / ').map(normaliseHeader) }))
  return (row) => {
    const texts = row.cells.map((cell) => (cell.merged ? '' : shownText(cell).trim()))
    const written = texts.filter((text) => text !== '')
    const [first] = written
    if (first === undefined) return ignored('空行', 'A blank row')
    const names = required.filter((column) => shownText(row.cells[column - 1]).trim() !== '')
    if (isHeaderAgain(row, repeated)) return ignored('重复的表头', 'The header once more')
    if (isOneText(row)) return ignored(`整行只有一段文字“${first}”`, `Nothing but one text across the row: ${first}`)
    if (TOTAL.test(normaliseHeader(first)) && isShort(first)) return ignored('合计行', 'A row of totals')
    if (CLOSING.test(first) && written.length <= MOST_CLOSING_TEXTS) {
      return ignored('表下的说明或签名', 'A remark or signatures below the table')
    }
    if (names.length === 0 && sums.areIn(row)) return ignored('数字等于以上各行之和', 'The sums of the rows above')
    sums.add(row)
    return DATA
  }
}

function columnsOf(
  columns: readonly Pick<ColumnMatch, 'column' | 'key'>[],
  ledger: Ledger,
  isWanted: (column: Ledger['columns'][number]) => boolean,
): readonly number[] {
  const keys = new Set(ledger.columns.filter(isWanted).map(({ key }) => key))
  return columns.filter(({ key }) => key !== null && keys.has(key)).map(({ column }) => column)
}

function runningSums(columns: readonly number[]) {
  const sums = new Map<number, number>()
  let rows = 0
  return {
    /** Whether the row has numbers, and each is the sum of those above it; of one row alone nothing is a sum. */
    areIn(row: ReadRow): boolean {
      const given = columns.flatMap((column) => {
        const cell = row.cells[column - 1]
        return cell?.kind === 'number' ? [{ column, value: cell.value }] : []
      })
      const isSum = ({ column, value }: { column: number; value: number }) =>
        Math.abs((sums.get(column) ?? 0) - value) < 1e-6
      return rows > 1 && given.length > 0 && given.every(isSum) && given.some(({ value }) => value !== 0)
    },
    add(row: ReadRow): void {
      rows += 1
      for (const column of columns) {
        const cell = row.cells[column - 1]
        if (cell?.kind === 'number') sums.set(column, (sums.get(column) ?? 0) + cell.value)
      }
    },
  }
}

/** `headers`: what a cell of each column may say where the header stands there once more, normalised. */
function isHeaderAgain(
  row: ReadRow,
  headers: readonly { readonly column: number; readonly texts: readonly string[] }[],
): boolean {
  const said = headers.filter(({ column }) => shownText(row.cells[column - 1]).trim() !== '')
  if (said.length < 2) return false
  const same = said.filter(({ column, texts }) => texts.includes(normaliseHeader(shownText(row.cells[column - 1]))))
  return same.length === said.length || same.length >= Math.max(3, said.length / 2)
}

/** A text merged across three or more columns and nothing else: the name of a county above its stations, a remark. */
function isOneText(row: ReadRow): boolean {
  const said = row.cells.filter((cell) => shownText(cell).trim() !== '')
  return said.length > 2 && said.filter(isOwn).length === 1 && new Set(said.map(shownText)).size === 1
}

function isOwn(cell: ReadCell): boolean {
  return cell.merged !== true
}

/** `合计` and `合计(12个站)`, but no station whose name happens to begin so. */
function isShort(text: string): boolean {
  return !/[站室村镇乡]$/.test(text) && text.length <= 20
}

function ignored(zh: string, en: string): RowKind {
  return { kind: 'ignored', reason: { zh, en } }
}

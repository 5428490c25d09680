import { type ReadCell, shownText } from '@zhanwang/kernel/sheet'
import { type CellReading, faulty, plain } from './cell-reading.ts'
import type { LedgerColumn } from './ledger.ts'
import { readChoice, readYesNo } from './read-choice.ts'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'
import { readCode, readText } from './read-text.ts'
import { note } from './remark.ts'

/** What ledgers write into a cell that has nothing to say. */
const NOTHING = /^(?:[/\\\-_\p{Dash}]+|无|暂无|没有|n\/a)$/iu
/** The same where a text is asked for: 无 is a word there. */
const NOTHING_OF_TEXT = /^[/\\\-_\p{Dash}]+$/u

/**
 * Reads a cell as its column asks (domain 5.2: row-level errors, nothing mended silently): what cannot be taken over has
 * an error, what is read as something else than it says has a note that tells both. An empty cell is null.
 */
export function readLedgerCell(cell: ReadCell | undefined, column: LedgerColumn): CellReading {
  if (!cell || cell.kind === 'empty') return nothing(column)
  if (cell.kind === 'error') return readError(cell.text, column)
  const written = shownText(cell)
    .normalize('NFKC')
    .replace(/[\s\u200b\u2060\ufeff]+/g, '')
  if (written === '') return nothing(column)
  if (meansNothing(written, column)) {
    const { value, remarks } = nothing(column)
    const told = note(column.key, `“${written}”按空白读取`, `“${written}” is read as empty`)
    return { value, remarks: [told, ...remarks] }
  }
  return readContent(cell, column)
}

function readContent(cell: ReadCell, column: LedgerColumn): CellReading {
  switch (column.kind) {
    case 'text':
      return readText(cell, column)
    case 'code':
      return readCode(cell, column)
    case 'integer':
    case 'decimal':
      return readNumber(cell, column)
    case 'date':
      return readDate(cell, column.key)
    case 'choice':
      return readChoice(cell, column)
    case 'yes-no':
      return readYesNo(cell, column.key)
  }
}

function meansNothing(written: string, column: LedgerColumn): boolean {
  switch (column.kind) {
    case 'text':
    case 'yes-no':
      return NOTHING_OF_TEXT.test(written)
    case 'choice':
    case 'code':
    case 'integer':
    case 'decimal':
    case 'date':
      return NOTHING.test(written)
  }
}

function nothing(column: LedgerColumn): CellReading {
  if (!column.required) return plain(null)
  const { zh, en } = column.header
  return faulty(column.key, `“${zh}”必须填写`, `${en} must be given`)
}

function readError(text: string, column: LedgerColumn): CellReading {
  if (text === '#NO-VALUE') {
    return faulty(
      column.key,
      '单元格是公式且没有计算结果,请用 Excel 或 WPS 打开并保存后再上传,或直接填写内容',
      'The formula in this cell was never computed; open the file in Excel or WPS and save it, or write the value itself',
    )
  }
  return faulty(
    column.key,
    `单元格是公式错误 ${text},请填写实际内容`,
    `The formula in this cell failed (${text}); write the value itself`,
  )
}

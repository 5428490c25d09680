import { unreadable } from './limits.ts'

/** A rectangle of cells; rows and columns count from 1, both ends included. */
export interface Area {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

/** The column (from 1) of a reference such as `AB12`. Throws `rule-broken` for none. */
export function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index)
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > 16_384) break
  }
  if (column < 1 || column > 16_384) throw unreadable(`reference ${reference.slice(0, 20)}`)
  return column
}

/** The area of a reference such as `A1:C2`. Throws `rule-broken` for none. */
export function areaOf(reference: string): Area {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference)
  const [, firstColumn, firstRow, lastColumn = firstColumn, lastRow = firstRow] = found ?? []
  if (!firstColumn || !lastColumn) throw unreadable(`reference ${reference.slice(0, 40)}`)
  return {
    fromRow: Number(firstRow),
    toRow: Number(lastRow),
    fromColumn: columnOf(firstColumn),
    toColumn: columnOf(lastColumn),
  }
}

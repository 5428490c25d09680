import type { ReadCell } from '@zhanwang/kernel/sheet'
import type { Area } from './cell-reference.ts'
import { MOST_COLUMNS } from './limits.ts'

const EMPTY: ReadCell = { kind: 'empty' }

/**
 * Gives the cells of merged areas the value of their first cell, row by row from above; `merged` marks those that have it
 * so. A cell that holds a value of its own below a merge (some programs leave them) shows the area's value as well.
 */
export function mergedFiller(areas: readonly Area[]): (row: number, cells: ReadCell[]) => void {
  const waiting = areas
    .filter(({ fromColumn, fromRow, toRow, toColumn }) => {
      return fromColumn <= MOST_COLUMNS && (toRow > fromRow || toColumn > fromColumn)
    })
    .sort((one, other) => other.fromRow - one.fromRow)
  let active: { area: Area; value: ReadCell }[] = []
  return (row, cells) => {
    active = active.filter(({ area }) => area.toRow >= row)
    for (let next = waiting.at(-1); next && next.fromRow <= row; next = waiting.at(-1)) {
      waiting.pop()
      // An area whose first row has no cells at all has nothing to show.
      const value = next.fromRow === row ? cells[next.fromColumn - 1] : undefined
      if (value && value.kind !== 'empty' && next.toRow >= row) active.push({ area: next, value })
    }
    for (const { area, value } of active) fill(cells, row, area, value)
  }
}

function fill(cells: ReadCell[], row: number, area: Area, value: ReadCell): void {
  const last = Math.min(area.toColumn, MOST_COLUMNS)
  while (cells.length < last) cells.push(EMPTY)
  for (let column = area.fromColumn; column <= last; column += 1) {
    if (row > area.fromRow || column > area.fromColumn) cells[column - 1] = { ...value, merged: true }
  }
}

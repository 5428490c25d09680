import type { Readable } from 'node:stream'
import { columnOf } from './cell-reference.ts'
import { checkPosition, MOST_CELL_CHARACTERS, tooLarge, unreadable } from './limits.ts'
import { textGatherer } from './shared-texts.ts'
import { type Attributes, readXml } from './xml-events.ts'

/** A cell as its part has it. */
export interface RawCell {
  readonly column: number
  /** `s` shared text, `str`, `inlineStr`, `b`, `e`, `d`, `n` or absent for a number. */
  readonly type: string | undefined
  readonly style: number
  /** Absent where there is none; an empty text is one. */
  readonly value: string | undefined
  readonly hasFormula: boolean
}

export interface RawRow {
  readonly row: number
  /** From left to right; none of them blank. */
  readonly cells: readonly RawCell[]
}

/**
 * The cells of a sheet, row by row, rows without any left out. `onArea` is told the reference of each merged area, which
 * stand below all rows. Throws `rule-broken` for rows or columns that go backwards or beyond the limits.
 */
export async function* readSheetCells(stream: Readable, onArea: (reference: string) => void): AsyncGenerator<RawRow> {
  const done: RawRow[] = []
  const listener = sheetListener(done, onArea)
  for await (const _ of readXml(stream, listener)) {
    yield* done
    done.length = 0
  }
}

function sheetListener(done: RawRow[], onArea: (reference: string) => void) {
  const inline = textGatherer()
  let row = 0
  let cells: RawCell[] = []
  let column = 0
  let attributes: Attributes = {}
  let inValue = false
  let hasFormula = false
  let value: string | undefined
  let inlineText: string | undefined

  function endCell(): void {
    const written = inlineText ?? value
    // A blank cell that only carries a format says nothing, however far to the right or below it stands.
    if (written === undefined && !hasFormula) return
    checkPosition(row, column)
    cells.push({ column, type: attributes.t, style: Number(attributes.s ?? 0), value: written, hasFormula })
  }

  return {
    open(name: string, found: Attributes) {
      switch (name) {
        case 'row': {
          const next = found.r === undefined ? row + 1 : Number(found.r)
          if (!Number.isInteger(next) || next <= row) throw unreadable(`row ${found.r} below row ${row}`)
          row = next
          column = 0
          cells = []
          return
        }
        case 'c': {
          const next = found.r === undefined ? column + 1 : columnOf(found.r)
          if (next <= column) throw unreadable(`cell ${found.r} right of column ${column}`)
          column = next
          attributes = found
          hasFormula = false
          value = undefined
          inlineText = undefined
          return
        }
        case 'v':
          inValue = true
          value = ''
          return
        case 'f':
          hasFormula = true
          return
        case 'is':
          inline.begin()
          inlineText = ''
          return
        case 'mergeCell':
          onArea(found.ref ?? '')
          return
      }
      if (inlineText !== undefined) inline.listener.open(name, found)
    },
    close(name: string) {
      switch (name) {
        case 'v':
          inValue = false
          return
        case 'is':
          inlineText = inline.end()
          return
        case 'c':
          endCell()
          return
        case 'row':
          if (cells.length > 0) done.push({ row, cells })
          return
      }
      if (inlineText !== undefined) inline.listener.close?.(name)
    },
    text(text: string) {
      if (inValue) {
        value = (value ?? '') + text
        if (value.length > MOST_CELL_CHARACTERS * 7) throw tooLarge('text of a cell')
      } else if (inlineText !== undefined) inline.listener.text?.(text)
    },
  }
}

import type { WrittenCell } from './cell.ts'

export interface WrittenColumn {
  readonly header: string
  /** In characters of the standard font; a Chinese character is two. Without it the width fits the header. */
  readonly width?: number
}

/** A table to be written, row by row as it comes. */
export interface WrittenSheet {
  readonly columns: readonly WrittenColumn[]
  /** Each as long as `columns`. */
  readonly rows: AsyncIterable<readonly WrittenCell[]>
}

/** Characters that no cell may hold: controls, which XML forbids, and halves of surrogate pairs. Line ends become LF. */
export function cellText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '')
}

// Tab and LF stay. U+FFFE and U+FFFF are no XML characters either (XML 1.0, 2.2).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g

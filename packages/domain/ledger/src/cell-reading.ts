import type { CellValue } from './ledger.ts'
import { error, note, type Remark } from './remark.ts'

/** What a cell was read as, and what is to be said about it. A cell with an error has the value null. */
export interface CellReading {
  readonly value: CellValue
  readonly remarks: readonly Remark[]
}

const LONGEST_QUOTE = 40

/** A cell that was read as it is written. */
export function plain(value: CellValue): CellReading {
  return { value, remarks: [] }
}

/** A cell that cannot be taken over. */
export function faulty(key: string, zh: string, en: string): CellReading {
  return { value: null, remarks: [error(key, zh, en)] }
}

/** A cell that was read as something else than it says, in words that tell both. */
export function readAs(key: string, value: CellValue, written: string, read: string, zh = '', en = ''): CellReading {
  const because = zh === '' ? { zh: '', en: '' } : { zh: `(${zh})`, en: ` (${en})` }
  return {
    value,
    remarks: [
      note(
        key,
        `“${quoted(written)}”按“${quoted(read)}”读取${because.zh}`,
        `“${quoted(written)}” is read as “${quoted(read)}”${because.en}`,
      ),
    ],
  }
}

/** A text short enough to stand in a message, its line breaks and invisible spaces made visible as spaces. */
export function quoted(text: string): string {
  const line = text.replace(/[\r\n\t]+/g, '␣')
  const characters = Array.from(line)
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : line
}

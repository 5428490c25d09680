import { MOST_CELL_CHARACTERS, MOST_SHARED_TEXT_BYTES, tooLarge, unreadable } from './limits.ts'
import { readWholeXml, type XmlListener } from './xml-events.ts'
import type { ZipParts } from './zip-parts.ts'

/** The texts that cells of a workbook refer to by number. */
export interface SharedTexts {
  /** Throws `rule-broken` for a number that no text has. */
  at(index: number): string
}

const CHUNK_BYTES = 1_024 ** 2

/**
 * Keeps a million texts in the space of their UTF-8 and eight bytes each, outside the heap: as strings they would take
 * three times that and the collector's time.
 */
class TextStore implements SharedTexts {
  readonly #chunks: Buffer[] = []
  /** Where each text ends, counted over all chunks; a text never crosses from one chunk to the next. */
  #starts = new Float64Array(1024)
  #lengths = new Uint32Array(1024)
  #count = 0
  #used = CHUNK_BYTES

  add(text: string): void {
    const length = Buffer.byteLength(text)
    if (this.#used + length > CHUNK_BYTES) {
      if ((this.#chunks.length + 1) * CHUNK_BYTES > MOST_SHARED_TEXT_BYTES) throw tooLarge('shared texts')
      this.#chunks.push(Buffer.allocUnsafeSlow(CHUNK_BYTES))
      this.#used = 0
    }
    if (this.#count === this.#starts.length) this.#grow()
    this.#chunks.at(-1)?.write(text, this.#used)
    this.#starts[this.#count] = (this.#chunks.length - 1) * CHUNK_BYTES + this.#used
    this.#lengths[this.#count] = length
    this.#count += 1
    this.#used += length
  }

  at(index: number): string {
    const start = this.#starts[index]
    const length = this.#lengths[index]
    if (!(index < this.#count) || start === undefined || length === undefined) throw unreadable(`no text ${index}`)
    const within = start % CHUNK_BYTES
    return this.#chunks[Math.floor(start / CHUNK_BYTES)]?.toString('utf8', within, within + length) ?? ''
  }

  #grow(): void {
    const starts = new Float64Array(this.#starts.length * 2)
    starts.set(this.#starts)
    this.#starts = starts
    const lengths = new Uint32Array(this.#lengths.length * 2)
    lengths.set(this.#lengths)
    this.#lengths = lengths
  }
}

/** Reads the shared texts of a workbook; a workbook without any has none. */
export async function readSharedTexts(parts: ZipParts, part: string): Promise<SharedTexts> {
  const store = new TextStore()
  if (!parts.has(part)) return store
  const gather = textGatherer()
  await readWholeXml(await parts.read(part), {
    open(name, attributes) {
      if (name === 'si') gather.begin()
      gather.listener.open(name, attributes)
    },
    close(name) {
      gather.listener.close?.(name)
      if (name === 'si') store.add(gather.end())
    },
    text: (text) => gather.listener.text?.(text),
  })
  return store
}

/**
 * Joins the runs of a rich text (`r/t`), leaves out its phonetic guide (`rPh`), and undoes the escapes of characters that
 * XML cannot hold (`_x000D_`, ECMA-376-1, 22.9.2.19).
 */
export function textGatherer(): { begin(): void; end(): string; readonly listener: XmlListener } {
  let text = ''
  let inText = false
  let inGuide = false
  return {
    begin() {
      text = ''
    },
    end() {
      return unescapeCharacters(text)
    },
    listener: {
      open(name) {
        if (name === 'rPh') inGuide = true
        else if (name === 't') inText = true
      },
      close(name) {
        if (name === 'rPh') inGuide = false
        else if (name === 't') inText = false
      },
      text(piece) {
        if (!inText || inGuide) return
        text += piece
        // Seven characters of an escape may stand for one.
        if (text.length > MOST_CELL_CHARACTERS * 7) throw tooLarge('text of a cell')
      },
    },
  }
}

/** `_x000D_` -> a carriage return; `_x005F_x000D_` -> the text `_x000D_`. */
export function unescapeCharacters(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

import type { Readable } from 'node:stream'
import { DomainError } from '@zhanwang/kernel/errors'
import { SaxesParser } from 'saxes'
import { MOST_BYTES_AT_ONCE, tooLarge, unreadable } from './limits.ts'

export type Attributes = Readonly<Record<string, string>>

/** What is told of a document. Names come without their namespace prefix: writers use `row` and `x:row`. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Reads XML as it comes, telling `listener`; yields after each piece, so that what it gathered can be handed on. Refuses a
 * document type declaration (nothing is ever expanded but the five predefined entities) and text without end. Throws
 * `rule-broken`. Ending the iteration early closes the stream.
 */
export async function* readXml(stream: Readable, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let sinceEvent = 0
  parser.on('doctype', () => {
    throw unreadable('document type declaration')
  })
  parser.on('opentag', ({ name, attributes }) => {
    sinceEvent = 0
    listener.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0
    listener.close?.(localName(name))
  })
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of stream) {
      decoder ??= decoderFor(chunk)
      sinceEvent += chunk.length
      parser.write(decoder.decode(chunk, { stream: true }))
      if (sinceEvent > MOST_BYTES_AT_ONCE) throw tooLarge('text without end')
      yield
    }
    parser.write(decoder?.decode() ?? '').close()
    yield
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable('broken XML', error)
  } finally {
    stream.destroy()
  }
}

/** Reads a document to its end. */
export async function readWholeXml(stream: Readable, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(stream, listener));
}

function decoderFor(start: Uint8Array): TextDecoder {
  const mark = Buffer.from(start.subarray(0, 2)).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true })
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

import type { Readable } from 'node:stream'
import { DomainError } from '@zhanwang/kernel/errors'

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * Tells in which encoding a text is: by its byte order mark, by the zero bytes of UTF-16 without one, else UTF-8 where all
 * of it is valid as such, else GB18030 (what Excel in China writes), which holds GBK and GB 2312. Throws `rule-broken`
 * where none fits.
 */
export async function detectEncoding(content: Readable): Promise<CsvEncoding> {
  const candidates = new Map<CsvEncoding, TextDecoder>()
  let isFirst = true
  for await (const chunk of content) {
    if (isFirst) {
      for (const encoding of possible(chunk)) candidates.set(encoding, new TextDecoder(encoding, { fatal: true }))
    }
    isFirst = false
    for (const [encoding, decoder] of candidates) {
      if (!canDecode(decoder, chunk, true)) candidates.delete(encoding)
    }
    if (candidates.size === 0) break
  }
  for (const [encoding, decoder] of candidates) if (canDecode(decoder, new Uint8Array(), false)) return encoding
  if (isFirst) return 'utf-8'
  throw new DomainError('rule-broken', { reason: 'spreadsheet-encoding' })
}

function possible(start: Uint8Array): readonly CsvEncoding[] {
  if (start[0] === 0xff && start[1] === 0xfe) return ['utf-16le']
  if (start[0] === 0xfe && start[1] === 0xff) return ['utf-16be']
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return ['utf-8']
  // Commas, digits and line ends have a zero byte in UTF-16, no text in another encoding has any.
  const zeros = start.subarray(0, 4096).reduce(
    (count, byte, index) => {
      if (byte === 0) count[index % 2 === 0 ? 'even' : 'odd'] += 1
      return count
    },
    { even: 0, odd: 0 },
  )
  if (zeros.even + zeros.odd === 0) return ['utf-8', 'gb18030']
  return zeros.odd > zeros.even ? ['utf-16le'] : ['utf-16be']
}

function canDecode(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    // That it does not decode is the answer.
    return false
  }
}

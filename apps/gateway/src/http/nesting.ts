import { DomainError } from '@zhanwang/kernel/errors'

/** No input is a tenth as deep. What is nested thousands of times ends the stack of whoever walks through it. */
const MAX_DEPTH = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENERS = new Set([0x5b, 0x7b])
const CLOSERS = new Set([0x5d, 0x7d])

/** Refuses JSON that is nested deeper than 64, without parsing it. Throws `invalid-input`. */
export function checkNesting(json: Uint8Array | string): void {
  if (json.length <= MAX_DEPTH) return
  const bytes = typeof json === 'string' ? Buffer.from(json) : json
  let depth = 0
  let inText = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (inText) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) inText = false
    } else if (byte === QUOTE) inText = true
    else if (OPENERS.has(byte)) {
      if (++depth > MAX_DEPTH) throw new DomainError('invalid-input', { reason: 'nested-too-deep' })
    } else if (CLOSERS.has(byte)) depth--
  }
}

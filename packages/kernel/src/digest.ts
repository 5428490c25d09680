import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 (FIPS 180-4) of bytes, or of a text's UTF-8, as 64 lower-case hex digits. Synchronous in every runtime. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))
}

/**
 * One text per JSON value, for digests and for telling whether two inputs are the same, by RFC 8785 (JCS): keys sorted
 * by UTF-16 code units at every depth, no white space, numbers and strings as ECMAScript writes them. A property whose
 * value is undefined counts as absent, as on the wire.
 * @throws TypeError for what JSON cannot carry unchanged: undefined elsewhere, a non-finite number, bigint, function,
 *   symbol, an object that is neither plain nor an array (a Date, a Map), text with a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => `${quoted(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`no JSON for ${Object.prototype.toString.call(value)}`)
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('no JSON for text with a lone surrogate')
  return JSON.stringify(text)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

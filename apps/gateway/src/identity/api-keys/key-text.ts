import { createHmac } from 'node:crypto'

/** Of a key's text; enough to tell an account's keys apart, and 30 bits of the 256. */
const PREFIX_LENGTH = 8

/**
 * The text of a key: `zw_` and 43 characters, 256 bits. It follows from the key's id under the platform's secret, so that a
 * repeated command answers with the same key although it is kept nowhere.
 */
export function keyText(secret: string, id: string): string {
  return `zw_${createHmac('sha256', secret).update(`api-key ${id}`).digest('base64url')}`
}

/** The first characters of a key, by which its owner knows it. */
export function keyPrefix(text: string): string {
  return text.slice(0, PREFIX_LENGTH)
}

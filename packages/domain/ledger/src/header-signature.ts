import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import type { HeaderCell } from './find-header.ts'
import { normaliseHeader } from './normalise-header.ts'

/**
 * By what a kept mapping is found again: the same headers in the same columns, however spaced, give the same 64 hex
 * digits.
 */
export function headerSignature(headers: readonly HeaderCell[]): string {
  return sha256Hex(canonicalJson(headers.map(({ column, header }) => [column, normaliseHeader(header)])))
}

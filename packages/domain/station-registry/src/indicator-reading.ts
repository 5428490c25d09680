import { findIndicator } from '@zhanwang/kernel/indicator-reading'
import { INDICATORS, type RegistryIndicatorCode } from './indicators.ts'

/** The definition of one of this context's indicators. Throws `not-found` for any other code. */
export function getIndicator(code: string): (typeof INDICATORS)[number] & { readonly code: RegistryIndicatorCode } {
  return findIndicator(INDICATORS, code)
}

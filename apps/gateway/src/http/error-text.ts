import type { Contract } from '@zhanwang/kernel/contract'
import { type DomainError, ERROR_CODES } from '@zhanwang/kernel/errors'
import { fillText, type Language, type LocalizedText } from '@zhanwang/kernel/localized-text'
import type { ErrorInformation } from '../router-type.ts'
import { GATEWAY_REASONS } from './reasons.ts'

export type ErrorReader = (error: DomainError, language: Language, correlationId: string) => ErrorInformation

/** Says errors in the reader's language: the text of the reason where a contract or the gateway has one, else that of the code. */
export function errorReader(contracts: readonly Contract[]): ErrorReader {
  const reasons = new Map<string, LocalizedText>(Object.entries(GATEWAY_REASONS))
  for (const contract of contracts)
    for (const [reason, text] of Object.entries(contract.reasons)) reasons.set(reason, text)
  return ({ code, details }, language, correlationId) => {
    const text = (details.reason && reasons.get(details.reason)) || ERROR_CODES[code].text
    return { code, ...details, text: fillText(text, language, details.params), correlationId }
  }
}

import { DomainError } from '@zhanwang/kernel/errors'

/** What is wrong with a file, by its reason (reasons.ts). */
export function refused(reason: string, options?: ErrorOptions): DomainError {
  return new DomainError('rule-broken', { reason }, options)
}

/** `too-large`, with the limit in the reader's words. */
export function fileTooLarge(limitBytes: number): DomainError {
  return new DomainError('too-large', {
    reason: 'file-too-large',
    params: { megabytes: Math.round(limitBytes / 2 ** 20) },
  })
}

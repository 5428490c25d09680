/** What a person can understand and act on: one sentence in each language, with the way out. Shown without a stack. */
export class PlainError extends Error {
  readonly zh: string
  readonly en: string

  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options)
    this.name = 'PlainError'
    this.zh = zh
    this.en = en
  }
}

/** True for the operating system's "no space left on device", thrown here or printed by a program that was started. */
export function isNoSpace(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === 'ENOSPC') return true
  return /no space left on device|ENOSPC/i.test(error.message) || isNoSpace(error.cause)
}

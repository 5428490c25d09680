import { DomainError } from '@zhanwang/kernel/errors'

/**
 * Refuses texts that no database here can keep: with a NUL, or with half of a surrogate pair. In JSON both can only be
 * written as `\u....`, so an input without that is not looked at again.
 * Throws `invalid-input`.
 */
export function checkStorable(input: Uint8Array | string): void {
  const text = typeof input === 'string' ? input : asBuffer(input)
  if (!text.includes('\\u')) return
  try {
    JSON.parse(text.toString(), (key: string, value: unknown) => {
      if (!storable(key) || (typeof value === 'string' && !storable(value)))
        throw new DomainError('invalid-input', { reason: 'text-not-storable' })
      return value
    })
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('invalid-input', { reason: 'body-not-json' })
  }
}

function storable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

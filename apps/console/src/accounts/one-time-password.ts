import { checkPassword } from '@zhanwang/domain-identity/password'
import { DomainError } from '@zhanwang/kernel/errors'

/** Without what is misread when copied by hand: 0 O, 1 l I. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789#%+=?'
const LENGTH = 16

/**
 * A random password that meets the platform's own rule, to be told once and changed at the first sign-in:
 * 16 signs of 61, about 94 bits.
 * @throws RangeError for an empty username, which every password would contain
 */
export function oneTimePassword(username: string): string {
  if (!username) throw new RangeError('a password is made for somebody')
  for (;;) {
    const password = Array.from({ length: LENGTH }, randomSign).join('')
    if (meetsRule(password, username)) return password
  }
}

/** Bytes beyond the last whole multiple of the alphabet are thrown away, so that every sign is equally likely. */
function randomSign(): string {
  const byte = new Uint8Array(1)
  do crypto.getRandomValues(byte)
  while ((byte[0] ?? 0) >= 256 - (256 % SIGNS.length))
  return SIGNS.charAt((byte[0] ?? 0) % SIGNS.length)
}

function meetsRule(password: string, username: string): boolean {
  try {
    checkPassword(password, username)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

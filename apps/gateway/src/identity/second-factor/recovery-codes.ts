import { createHash, randomInt } from 'node:crypto'

const HOW_MANY = 10
/** Without the look-alikes 0 O 1 I L. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const GROUPS = 4
const GROUP_LENGTH = 4

/** Ten codes such as `7K3M-Q2XW-9DHT-B5RN`: 79 bits each, so that a plain digest of one can't be guessed. */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return Array.from({ length: HOW_MANY }, () => Array.from({ length: GROUPS }, group).join('-'))
}

/** What is kept of a code, however it was typed: case, hyphens and spaces don't matter. */
export function recoveryDigest(accountId: string, typed: string): string {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(`${accountId} ${code}`).digest('hex')
}

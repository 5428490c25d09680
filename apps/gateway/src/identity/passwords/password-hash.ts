import { type BinaryLike, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** What a hash costs whoever makes one (RFC 7914): 128 · r · 2^ln bytes of memory, and time in proportion to p of them. */
export interface ScryptCost {
  /** The logarithm of N to base 2. */
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** 32 MB and some 0.1 s of a processor: better-auth's default. A hash says its own cost, so it may be raised at any time. */
export const PASSWORD_COST: ScryptCost = { ln: 14, r: 16, p: 1 }

/** The hash under which a password is kept: `$scrypt$ln=14,r=16,p=1$<salt>$<key>`, as the PHC string format writes it. */
export type HashPassword = (password: string) => Promise<string>

const SALT_BYTES = 16
const KEY_BYTES = 64
const HASH = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Hashes at this cost, each time with another salt. */
export function passwordHasher(cost: ScryptCost = PASSWORD_COST): HashPassword {
  return async (password) => {
    const salt = randomBytes(SALT_BYTES)
    const key = await keyOf(password, salt, KEY_BYTES, cost)
    return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(key)}`
  }
}

/** Whether the hash is one of this password. Throws an Error for what is no hash. */
export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] = HASH.exec(hash) ?? []
  if (key === '') throw new Error('not a hash of a password')
  const expected = Buffer.from(key, 'base64')
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  return timingSafeEqual(await keyOf(password, Buffer.from(salt, 'base64'), expected.length, cost), expected)
}

const derive = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt)

/** Keyboards differ in how they write a letter with its mark: NFKC makes the same of them. */
function keyOf(password: string, salt: Buffer, bytes: number, { ln, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** ln
  return derive(password.normalize('NFKC'), salt, bytes, { N, r, p, maxmem: 2 * 128 * N * r })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

import { randomBytes } from 'node:crypto'
import { sha256Hex } from '@zhanwang/kernel/digest'
import type pg from 'pg'

/** How long after the password the second factor may follow. */
export const PENDING_MINUTES = 5
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Whose password was right; returns what the cookie holds, 256 random bits that say nothing and are kept by digest only. */
export async function beginPending(pool: Pick<pg.Pool, 'query'>, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await pool.query(
    'INSERT INTO pending_sign_in (digest, account_id, expires_at) VALUES ($1, $2, now() + make_interval(mins => $3))',
    [sha256Hex(token), accountId, PENDING_MINUTES],
  )
  return token
}

export interface Pending {
  readonly digest: string
  readonly accountId: string
  readonly username: string
}

/** Undefined for what is forged, used or too old. */
export async function findPending(pool: Pick<pg.Pool, 'query'>, token: string): Promise<Pending | undefined> {
  if (!TOKEN.test(token)) return undefined
  const { rows } = await pool.query<Pending>(FIND, [sha256Hex(token)])
  return rows[0]
}

const FIND = `
  SELECT p.digest, p.account_id AS "accountId", a.username
  FROM pending_sign_in p JOIN account a ON a.id = p.account_id
  WHERE p.digest = $1 AND p.expires_at > now()`

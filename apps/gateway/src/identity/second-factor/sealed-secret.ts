import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { DomainError } from '@zhanwang/kernel/errors'

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a second factor's secret (AES-256-GCM) under a key of its own, drawn from the gateway's secret. Bound to its
 * account: moved to another row it can't be opened.
 */
export function sealSecret(gatewaySecret: string, accountId: string, secret: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(gatewaySecret), iv)
  cipher.setAAD(boundTo(accountId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Throws `rule-broken` when it was sealed under another secret, for another account, or altered. */
export function openSecret(gatewaySecret: string, accountId: string, text: string): string {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(gatewaySecret), bytes.subarray(0, IV_BYTES))
  decipher.setAAD(boundTo(accountId))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new DomainError('rule-broken', { reason: 'second-factor-unreadable' }, { cause })
  }
}

function keyOf(gatewaySecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', gatewaySecret, '', 'zhanwang second factor', 32))
}

function boundTo(accountId: string): Buffer {
  return Buffer.from(`second_factor sealed_secret ${accountId}`)
}

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify, type webcrypto } from 'node:crypto'
import { canonicalJson } from '@zhanwang/kernel/digest'
import { sha256 } from './audit-digest.ts'

/** A JSON Web Key (RFC 7517). */
export type Jwk = webcrypto.JsonWebKey

/** What a seal says: the entries whose transaction ids lie in `[xidFrom, xidTo)`, after the seal before it. */
export interface SealContent {
  readonly seq: number
  readonly xidFrom: string
  readonly xidTo: string
  readonly entryCount: number
  /** SHA-256 over the entries' digests in the order of (xid, id), one a line. */
  readonly entriesDigest: string
  /** Digest of the seal before; null for the first. */
  readonly previous: string | null
  readonly sealedAt: Date
}

/** A line of the anchor file. */
export interface Anchor {
  readonly seq: number
  readonly digest: string
  readonly signature: string
}

/** SHA-256 of the seal's canonical JSON. */
export function sealDigest(content: SealContent): string {
  return sha256(canonicalJson({ ...content, sealedAt: content.sealedAt.toISOString() }))
}

/** Ed25519 (RFC 8032) over a seal's digest, base64url. */
export function signSeal(digest: string, key: KeyObject): string {
  return sign(null, Buffer.from(digest), key).toString('base64url')
}

export function isSealSignature(digest: string, signature: string, key: KeyObject): boolean {
  return verify(null, Buffer.from(digest), key, Buffer.from(signature, 'base64url'))
}

/** The sealing key out of its private JWK (RFC 8037). Throws when it is no Ed25519 key. */
export function sealingKey(jwk: Jwk): KeyObject {
  return ed25519(createPrivateKey({ key: jwk, format: 'jwk' }))
}

/** The key that verifies seals, out of the public JWK. Throws when it is no Ed25519 key. */
export function verifyingKey(jwk: Jwk): KeyObject {
  return ed25519(createPublicKey({ key: jwk, format: 'jwk' }))
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the audit is sealed with an Ed25519 key')
  return key
}

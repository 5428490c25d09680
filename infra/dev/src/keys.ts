import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { PlainError } from '@zhanwang/local-servers/plain-error'
import { z } from 'zod'
import type { Home } from './home.ts'
import { readJson, writePrivateFile, writePrivateJson } from './private-file.ts'
import type { Service } from './services.ts'

const PrivateJwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() })

/**
 * Makes the keys that the home has not: of the actor tokens, of the sign-in, and of each service's audit seals. A lost
 * public key is derived from its private one; throws {@link PlainError} when the private one is lost, because seals
 * made with another could not be proved with the public key that others hold.
 */
export function ensureKeys(home: Home, services: readonly Service[]): void {
  ensureKeyPair(home.keys.actorTokenPrivate, home.keys.actorTokenPublic)
  for (const service of services) {
    const { private: privateFile, public: publicFile } = home.auditKeys(service)
    ensureKeyPair(privateFile, publicFile)
  }
  if (!existsSync(home.keys.authSecret)) writePrivateFile(home.keys.authSecret, randomBytes(32).toString('base64url'))
}

/** An Ed25519 pair as JSON Web Keys (RFC 8037), named by its thumbprint (RFC 7638). */
function ensureKeyPair(privateFile: string, publicFile: string): void {
  const hasPublic = existsSync(publicFile)
  if (existsSync(privateFile)) {
    if (hasPublic) return
    const privateKey = createPrivateKey({ key: PrivateJwk.parse(readJson(privateFile)), format: 'jwk' })
    writePrivateJson(publicFile, publicJwk(privateKey))
    return
  }
  if (hasPublic) throw privateKeyLost(privateFile)
  const { privateKey } = generateKeyPairSync('ed25519')
  // First, because the public one can be had from it at any later start.
  writePrivateJson(privateFile, { ...privateKey.export({ format: 'jwk' }), ...publicJwk(privateKey) })
  writePrivateJson(publicFile, publicJwk(privateKey))
}

function publicJwk(privateKey: KeyObject) {
  const { crv, kty, x } = createPublicKey(privateKey).export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
  return { kty, crv, x, alg: 'EdDSA', use: 'sig', kid }
}

function privateKeyLost(file: string): PlainError {
  return new PlainError(
    `私钥 ${file} 已丢失，只剩公钥。请从备份恢复它；另造一把会使以前的签名无法核验。`,
    `The private key ${file} is lost; only its public key is left. Restore it from a backup: with another one, what was signed before could not be proved.`,
  )
}

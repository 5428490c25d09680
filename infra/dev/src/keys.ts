import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Home } from './home.ts'
import { writePrivateFile, writePrivateJson } from './private-file.ts'
import type { Service } from './services.ts'

/** Makes the keys that the home has not: of the actor tokens, of the sign-in, and of each service's audit seals. */
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
  if (existsSync(privateFile) && existsSync(publicFile)) return
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { crv, kty, x } = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
  const use = { alg: 'EdDSA', use: 'sig', kid }
  writePrivateJson(publicFile, { kty, crv, x, ...use })
  // Last, because its presence is what later starts go by.
  writePrivateJson(privateFile, { ...privateKey.export({ format: 'jwk' }), ...use })
}

import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Jwk = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string().exactOptional(),
})

/** Reads an Ed25519 key (RFC 8037) from a JSON file. Throws an Error that names the file and quotes nothing of it. */
export async function readJwk(file: string): Promise<z.output<typeof Jwk>> {
  const text = await readFile(file, 'utf8')
  try {
    return Jwk.parse(JSON.parse(text))
  } catch {
    // The cause would quote the key.
    throw new Error(`${file} holds no Ed25519 key as JWK`)
  }
}

import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type FileStore, openFileStore } from '@zhanwang/files/file-store'
import { createTicketSigner, type TicketSigner } from '@zhanwang/files/upload-ticket'
import { openUploads, type StagedUpload } from '@zhanwang/files/uploads'
import type { JWK } from 'jose'

export const ACCOUNT = 'account-1'

export interface TestStorage extends AsyncDisposable {
  readonly dir: string
  readonly keys: { readonly publicJwk: JWK; readonly privateJwk: JWK }
  readonly sign: TicketSigner
  readonly files: FileStore
  stage(name: string, content: Buffer | string): Promise<StagedUpload>
  /** The names of what lies in an area. */
  inArea(area: string): Promise<string[]>
}

/** A storage of the test's own with the area of one context, `library`. */
export async function testStorage(): Promise<TestStorage> {
  const dir = await mkdtemp(join(tmpdir(), 'zhanwang-files-'))
  const keys = jwkPair()
  const sign = await createTicketSigner(keys.privateJwk)
  const uploads = openUploads({ dir, sign })
  return {
    dir,
    keys,
    sign,
    files: await openFileStore({ dir, context: 'library', ticketKey: keys.publicJwk }),
    stage: (name, content) =>
      uploads.stage({ name, accountId: ACCOUNT, content: Readable.from([Buffer.from(content)]) }),
    inArea: async (area) => (await readdir(join(dir, area)).catch(() => [])).toSorted(),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true }),
  }
}

export function jwkPair(): { publicJwk: JWK; privateJwk: JWK } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicJwk: { kty: 'OKP', crv: 'Ed25519', ...publicKey.export({ format: 'jwk' }) },
    privateJwk: { kty: 'OKP', crv: 'Ed25519', ...privateKey.export({ format: 'jwk' }) },
  }
}

/** A PDF that says it is one, and no more. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')

export async function contentOf(files: FileStore, id: string): Promise<Buffer> {
  return buffer(await files.read(id))
}

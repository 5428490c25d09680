import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type FileStore, openFileStore } from '@zhanwang/files/file-store'
import { createS3Client } from '@zhanwang/files/s3/s3-client'
import { type FileStorage, openStorage } from '@zhanwang/files/storage'
import type { StorageArea } from '@zhanwang/files/storage-area'
import { createTicketSigner, type TicketSigner } from '@zhanwang/files/upload-ticket'
import { openUploads, type StagedUpload } from '@zhanwang/files/uploads'
import type { JWK } from 'jose'
import { type S3Server, s3Server } from './s3-server.ts'

export const ACCOUNT = 'account-1'

/** Where files may be kept; what holds in one holds in the other. */
export const KINDS = ['folder', 'bucket'] as const
export type Kind = (typeof KINDS)[number]

export interface TestStorage extends AsyncDisposable {
  readonly dir: string
  readonly storage: FileStorage
  /** Undefined in a folder. */
  readonly s3: S3Server | undefined
  readonly keys: { readonly publicJwk: JWK; readonly privateJwk: JWK }
  readonly sign: TicketSigner
  readonly files: FileStore
  stage(name: string, content: Buffer | string): Promise<StagedUpload>
  area(name: string): StorageArea
  /** The names of what lies in an area. */
  inArea(area: string): Promise<string[]>
  /** Puts files there past the area, as another program would. */
  putRaw(area: string, names: readonly string[]): Promise<void>
}

/** A storage of the test's own with the area of one context, `library`. */
export async function testStorage(kind: Kind): Promise<TestStorage> {
  await using made = new AsyncDisposableStack()
  const dir = await mkdtemp(join(tmpdir(), 'zhanwang-files-'))
  const keys = jwkPair()
  const sign = await createTicketSigner(keys.privateJwk)
  made.defer(() => rm(dir, { recursive: true }))
  const s3 = kind === 'bucket' ? made.use(await s3Server()) : undefined
  const storage = await openStorage({ FILES_DIR: dir, ...s3?.settings })
  const uploads = openUploads({ storage, sign })
  const owned = made.move()
  return {
    dir,
    storage,
    s3,
    keys,
    sign,
    files: await openFileStore({ storage, context: 'library', ticketKey: keys.publicJwk }),
    stage: (name, content) =>
      uploads.stage({ name, accountId: ACCOUNT, content: Readable.from([Buffer.from(content)]) }),
    area: storage.area,
    async inArea(area) {
      const names: string[] = []
      for await (const { name } of storage.area(area).list()) names.push(name)
      return names.toSorted()
    },
    async putRaw(area, names) {
      await mkdir(join(dir, area), { recursive: true })
      if (!s3) return void (await Promise.all(names.map((name) => writeFile(join(dir, area, name), ''))))
      const { FILES_S3_URL: url = '', FILES_S3_ACCESS_KEY_ID: key = '', FILES_S3_REGION: region = '' } = s3.settings
      const send = createS3Client({ url, region, accessKeyId: key, secretAccessKey: key })
      for (const name of names) {
        const answer = await send({ method: 'PUT', key: `${area}/${encodeURIComponent(name)}` })
        if (!answer.ok) throw new Error(await answer.text())
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
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

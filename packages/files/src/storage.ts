import { join } from 'node:path'
import { openArea, type StorageArea } from './storage-area.ts'

/** The area where the gateway stages uploads; every other bears the name of its context. */
export const UPLOADS = 'uploads'

/** Where the files of a platform are: a folder of one host, or a bucket that several hosts share. */
export interface FileStorage {
  /** The folder, on this host, of what is not finished; without a bucket of everything. */
  readonly dir: string
  area(name: string): StorageArea
  /**
   * What an operator has to mend before anything can be kept, as one sentence; undefined: nothing.
   * Throws `unavailable` where the storage does not answer: it may yet.
   */
  check(): Promise<string | undefined>
}

/** As the variables of a process name it (service-kit's environment.ts). */
export interface StorageSettings {
  readonly FILES_DIR: string
  /** Endpoint and bucket: `https://s3.example.gov.cn/zhanwang`. */
  readonly FILES_S3_URL?: string | undefined
  readonly FILES_S3_REGION?: string | undefined
  readonly FILES_S3_ACCESS_KEY_ID?: string | undefined
  readonly FILES_S3_SECRET_ACCESS_KEY?: string | undefined
}

/** The storage in one folder. */
export function folderStorage(dir: string): FileStorage {
  return { dir, area: (name) => openArea(join(dir, name)), check: async () => undefined }
}

/**
 * The storage that the variables name: the folder, or the bucket where there is one. What speaks S3 is loaded only then.
 * Throws an Error where only some of a bucket's variables are set.
 */
export async function openStorage(settings: StorageSettings): Promise<FileStorage> {
  const { FILES_DIR: dir, FILES_S3_URL: url, FILES_S3_REGION: region = 'us-east-1' } = settings
  const { FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  if (url === undefined && accessKeyId === undefined && secretAccessKey === undefined) return folderStorage(dir)
  if (url === undefined || accessKeyId === undefined || secretAccessKey === undefined)
    throw new Error(
      'FILES_S3_URL、FILES_S3_ACCESS_KEY_ID、FILES_S3_SECRET_ACCESS_KEY 须同时设置或都不设 / set all three of them or none',
    )
  const { bucketStorage } = await import('./s3/bucket-storage.ts')
  return bucketStorage(dir, { url, region, accessKeyId, secretAccessKey })
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat, statfs } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import type { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { ACCEPTED_TYPES, MAX_UPLOAD_BYTES, type MediaType } from './accepted-types.ts'
import { contentType } from './content-type.ts'
import { type PictureType, rewritePicture } from './picture.ts'
import { fileTooLarge, refused } from './refusal.ts'
import { safeFileName } from './safe-file-name.ts'
import { type FileStorage, UPLOADS } from './storage.ts'
import type { StorageArea } from './storage-area.ts'
import { THUMBNAIL_TYPE, thumbnailName } from './thumbnail.ts'
import type { TicketSigner } from './upload-ticket.ts'
import { type Content, writeContent } from './write-content.ts'

/** The disk is left this much: databases share it. */
const FREE_BYTES = 2 ** 30

export interface ArrivingFile {
  /** As the sender calls it. */
  readonly name: string
  readonly accountId: string
  /** Read to its end, or left where it was refused: it may be the connection that the refusal is told on. */
  readonly content: Readable
  /** Bytes, as the sender announces them; undefined where it does not. */
  readonly announced?: number | undefined
}

export interface StagedUpload {
  readonly file: StoredFile
  readonly ticket: UploadTicket
  /** Whether it is a picture that has a small copy. */
  readonly thumbnail: boolean
}

export interface Uploads {
  /**
   * Takes a file in: told by its content, checked, pictures without their metadata, and given a ticket by which a command
   * hands it to its owner within a day. Nothing is held in memory whole, and nothing stays when it is refused.
   * Throws `too-large`, `rule-broken` with what is wrong with it (reasons.ts), `invalid-input` when it broke off,
   * `unavailable` when the disk is full or the storage cannot be reached.
   */
  stage(arriving: ArrivingFile): Promise<StagedUpload>
}

/** The place of uploads that nobody has claimed yet, in the storage that all services share. */
export function openUploads({ storage, sign }: { storage: FileStorage; sign: TicketSigner }): Uploads {
  const uploads = storage.area(UPLOADS)
  return {
    async stage({ name, accountId, content, announced = 0 }) {
      if (announced > MAX_UPLOAD_BYTES) throw fileTooLarge(MAX_UPLOAD_BYTES)
      await checkSpace(storage.dir, announced)
      await using unfinished = new AsyncDisposableStack()
      const newPath = async () => {
        const path = await uploads.unfinished()
        unfinished.defer(() => rm(path, { force: true }))
        return path
      }
      const arrived = await newPath()
      const received = await receive(content, arrived)
      const type = await contentType(arrived, received.size, name)
      const staged = isPicture(type)
        ? await stagePicture(uploads, arrived, type, newPath)
        : { content: await stageAs(uploads, arrived, received), thumbnail: null }
      const file = { ...staged.content, name: safeFileName(name, ACCEPTED_TYPES[type].extension), type }
      const thumbnail = staged.thumbnail && {
        ...staged.thumbnail,
        name: thumbnailName(file.name),
        type: THUMBNAIL_TYPE,
      }
      return { file, ticket: await sign({ file, thumbnail, accountId }), thumbnail: thumbnail !== null }
    },
  }
}

async function stagePicture(
  uploads: StorageArea,
  arrived: string,
  type: PictureType,
  newPath: () => Promise<string>,
): Promise<{ content: Content & { id: StoredFile['id'] }; thumbnail: Content & { id: StoredFile['id'] } }> {
  const picture = await newPath()
  const thumbnail = await newPath()
  await rewritePicture(arrived, type, picture, thumbnail)
  const rewritten = await contentOf(picture)
  // A small file can hold a picture that packs badly in any other way.
  if (rewritten.size > MAX_UPLOAD_BYTES) throw fileTooLarge(MAX_UPLOAD_BYTES)
  return {
    content: await stageAs(uploads, picture, rewritten),
    thumbnail: await stageAs(uploads, thumbnail, await contentOf(thumbnail)),
  }
}

async function stageAs(uploads: StorageArea, path: string, content: Content) {
  const id = newId()
  await uploads.finish(path, id)
  return { id, ...content }
}

async function receive(arriving: Readable, path: string): Promise<Content> {
  const content = arriving.iterator({ destroyOnReturn: false })
  const watchSize = (size: number) => {
    if (size > MAX_UPLOAD_BYTES) throw fileTooLarge(MAX_UPLOAD_BYTES)
  }
  const received = await writeContent(path, content, watchSize).catch((error: unknown) => {
    if (error instanceof DomainError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOSPC' || code === 'EDQUOT') throw storageFull({ cause: error })
    if (isBrokenOff(code)) throw new DomainError('invalid-input', { reason: 'upload-incomplete' }, { cause: error })
    throw error
  })
  if (received.size === 0) throw refused('upload-empty')
  return received
}

async function contentOf(path: string): Promise<Content> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { size: (await stat(path)).size, digest: hash.digest('hex') }
}

async function checkSpace(dir: string, announced: number): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(dir)
  if (bavail * bsize < FREE_BYTES + announced) throw storageFull()
}

function storageFull(options?: ErrorOptions): DomainError {
  return new DomainError('unavailable', { reason: 'storage-full' }, options)
}

/** How Node says that the other side went away. */
function isBrokenOff(code: unknown): boolean {
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR' || code === 'EPIPE'
}

function isPicture(type: MediaType): type is PictureType {
  return ACCEPTED_TYPES[type].kind === 'picture'
}

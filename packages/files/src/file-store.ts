import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId, Uuid } from '@zhanwang/kernel/ids'
import type { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import type { JWK } from 'jose'
import { safeFileName } from './safe-file-name.ts'
import { type FileStorage, UPLOADS } from './storage.ts'
import { createTicketVerifier, uploadExpired } from './upload-ticket.ts'
import { writeContent } from './write-content.ts'

/** A file that was taken over; `thumbnail` is a file of its own, null where the file is no picture. */
export interface ClaimedFile extends StoredFile {
  readonly thumbnail: StoredFile | null
}

/** The files of one owner (a context), in its own area of the storage that all services share. */
export interface FileStore {
  /**
   * Takes an upload over into this area, under the same id; a second time changes nothing. Called inside the work of the
   * command that records it (persistence's `recordFile`), so that a repeat gets its first result although its ticket has
   * ended meanwhile; what is rolled back, no row names, and is swept a day later.
   * Throws `rule-broken` with `upload-expired` for a ticket that is forged, expired or swept, or was given to another account.
   */
  claim(ticket: UploadTicket, accountId: string): Promise<ClaimedFile>
  /** Writes what this service made: an export, a remainder. `name`, with its extension, is what a reader saves it as. */
  write(name: string, type: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile>
  /** Throws `not-found` where it is not there. */
  read(id: string): Promise<Readable>
  /**
   * Removes what no row names any more; removing what is not there is no error. While its upload still lies there a
   * ticket may bring a file back, perhaps just now: that one is left to the sweep, which takes both a day after they came.
   */
  remove(id: string): Promise<void>
}

export interface FileStoreOptions {
  /** What all services of a platform share. */
  readonly storage: FileStorage
  /** The owner: `station-registry`. */
  readonly context: string
  /** The gateway's Ed25519 public key, by which upload tickets are believed. */
  readonly ticketKey: JWK
}

/** Opens a context's own area. Throws when the key is no Ed25519 key. */
export async function openFileStore({ storage, context, ticketKey }: FileStoreOptions): Promise<FileStore> {
  const verify = await createTicketVerifier(ticketKey)
  const area = storage.area(context)
  const uploads = storage.area(UPLOADS)
  return {
    async claim(ticket, accountId) {
      const { file, thumbnail, ...upload } = await verify(ticket)
      if (upload.accountId !== accountId) throw uploadExpired()
      for (const { id } of thumbnail ? [file, thumbnail] : [file])
        if (!(await area.adopt(UPLOADS, id))) throw uploadExpired()
      return { ...file, thumbnail }
    },
    async write(name, type, content) {
      const path = await area.unfinished()
      try {
        const written = await writeContent(path, content)
        // Named when it is whole: the sweep counts a file's age from its id, and a long export is not old when it ends.
        const id = newId()
        await area.finish(path, id)
        return { id, name: safeFileName(name, extensionOf(name)), type, ...written }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async read(id) {
      const { data } = Uuid.safeParse(id)
      const content = data === undefined ? undefined : await area.read(data)
      if (!content) throw new DomainError('not-found', { reason: 'file-gone' })
      return content
    },
    async remove(id) {
      const file = Uuid.parse(id)
      if (!(await uploads.has(file))) await area.remove(file)
    },
  }
}

function extensionOf(name: string): string {
  return /\.(\w{1,5})$/.exec(name)?.[1] ?? 'bin'
}

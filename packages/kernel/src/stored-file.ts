import { z } from 'zod'
import { Uuid } from './ids.ts'

/** A file in the storage of the service that answers. */
export const StoredFile = z.object({
  id: Uuid,
  /** What a reader saves it as: no path, no control characters, at most 120 characters. */
  name: z.string().min(1).max(120),
  /** Media type, told by the content and never by its name: `image/jpeg`. */
  type: z.string().max(100),
  /** Bytes. */
  size: z.int().min(0),
  /** SHA-256 of the content, hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})
export type StoredFile = z.infer<typeof StoredFile>

/** A small file that is made when it is asked for and kept nowhere: with its name it stays below the 1 MB of a message. */
export const MadeFile = z.object({
  name: StoredFile.shape.name,
  type: StoredFile.shape.type,
  /** 675 kB at most. */
  base64: z.base64().max(900_000),
})
export type MadeFile = z.infer<typeof MadeFile>

/**
 * What the gateway gives for an upload and a command hands in: its signature names the file, its type, size and digest and
 * who uploaded it, so that the service that takes the file over need ask nobody. Good for a day.
 */
export const UploadTicket = z.string().min(1).max(2000).brand<'UploadTicket'>()
export type UploadTicket = z.infer<typeof UploadTicket>

/** What a ticket says. A picture comes with a small copy of itself, a file of its own. */
export const Upload = z.object({ file: StoredFile, thumbnail: StoredFile.nullable(), accountId: z.string() })
export type Upload = z.infer<typeof Upload>

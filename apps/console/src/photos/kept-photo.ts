import type { Uuid } from '@zhanwang/kernel/ids'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import type { Problem } from '../api/problem.ts'
import type { PhotoTarget } from './photo-target.ts'

/** Where a device says that it was, in degrees (WGS 84) and within so many metres. */
export interface PhotoPlace {
  readonly longitude: number
  readonly latitude: number
  readonly accuracyM: number
}

/** A photo (or a document that serves as evidence) that is kept on the device until the server has it. */
export interface KeptPhoto {
  /** Also the id of the command that records it, so that it is recorded once, however often it is sent. */
  readonly id: Uuid
  /** Whose it is: nobody else sees or sends it. */
  readonly account: Uuid
  readonly target: PhotoTarget
  /** What it shows, in the words of the page where it was taken: `郧阳站 · 统一挂牌`. */
  readonly about: string
  /** What the file is called on the server. */
  readonly name: string
  /** Media type of what is kept. */
  readonly type: string
  /** ISO 8601, UTC; null for what is no picture. The picture itself carries neither time nor place any more. */
  readonly takenAt: string | null
  /** Null where its person did not allow it or nobody knows. */
  readonly place: PhotoPlace | null
  /** Of the upload, once it is there and the command is not yet known to have come through. */
  readonly ticket: UploadTicket | null
  /** Why the server will never take it; null while it may. */
  readonly refusal: Problem | null
}

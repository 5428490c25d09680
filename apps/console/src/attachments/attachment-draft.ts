import type { AttachmentKind } from '@zhanwang/domain-station-registry/attachment'
import { newId, type Uuid } from '@zhanwang/kernel/ids'

export const TITLE_LENGTH = 100

/** A chosen file with what is said of it, and how far it is. */
export interface AttachmentDraft {
  readonly id: Uuid
  readonly file: File
  readonly kind: AttachmentKind
  readonly title: string
  readonly state: 'ready' | 'sending' | 'done' | 'failed'
  /** From 0 to 1. */
  readonly share: number
  readonly error: unknown
}

/** The draft of a file: its name without the ending is its first title, a picture is a photograph. */
export function draftOf(file: File): AttachmentDraft {
  const title = file.name.replace(/\.[^.]+$/, '').trim() || file.name
  return {
    id: newId(),
    file,
    kind: file.type.startsWith('image/') ? 'photo' : 'document',
    title: title.slice(0, TITLE_LENGTH),
    state: 'ready',
    share: 0,
    error: null,
  }
}

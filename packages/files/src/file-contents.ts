import type { Readable } from 'node:stream'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { FileStorage } from './storage.ts'
import type { ByteRange } from './storage-area.ts'

/** The contents of every context's files, for the one door by which they leave. Who may have one, its owner says. */
export interface FileContents {
  /** Undefined where it is not there, or no more. */
  open(context: string, id: Uuid, range?: ByteRange): Promise<Readable | undefined>
}

export function openFileContents(storage: FileStorage): FileContents {
  return { open: (context, id, range) => storage.area(context).read(id, range) }
}

import type { Readable } from 'node:stream'
import type { Uuid } from '@zhanwang/kernel/ids'
import { areaDir } from './file-store.ts'
import { type ByteRange, openArea } from './storage-area.ts'

/** The contents of every context's files, for the one door by which they leave. Who may have one, its owner says. */
export interface FileContents {
  /** Undefined where it is not there, or no more. */
  open(context: string, id: Uuid, range?: ByteRange): Promise<Readable | undefined>
}

export function openFileContents(dir: string): FileContents {
  return { open: (context, id, range) => openArea(areaDir(dir, context)).read(id, range) }
}

import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Uuid } from '@zhanwang/kernel/ids'
import { newId } from '@zhanwang/kernel/ids'

/** How the name of a file ends that is still being written. */
const UNFINISHED = '.part'

export interface AreaEntry {
  readonly name: string
  /** When it was last written, in ms since the epoch. */
  readonly writtenMs: number
  readonly isUnfinished: boolean
}

/** Both ends belong to it: bytes 0 to 0 are one byte. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * One owner's part of the storage (storage.ts): a folder, or the keys of a bucket under one name. Its files are named by
 * their ids, so no name that a person chose reaches either. Where the storage is not to be reached, all of it throws
 * `unavailable` with `storage-away`.
 */
export interface StorageArea {
  /** The path, on this host, for a file that is not finished: nobody reads it, and it is swept when its writer has died. */
  unfinished(): Promise<string>
  /** Makes an unfinished file the file `id`, whole and safe from a power cut, or not at all. */
  finish(unfinished: string, id: Uuid): Promise<void>
  /** Takes over a file of the area called `from` under the same id; a second time changes nothing. False where it is not there. */
  adopt(from: string, id: Uuid): Promise<boolean>
  /** Undefined where it is not there. */
  read(id: Uuid, range?: ByteRange): Promise<Readable | undefined>
  has(id: Uuid): Promise<boolean>
  /** Removing what is not there is no error. */
  remove(id: Uuid): Promise<void>
  /** Everything in it, in no order. */
  list(): AsyncIterable<AreaEntry>
  /** Removes what `list` named. */
  removeEntry(entry: AreaEntry): Promise<void>
}

/** The area in this folder, which is made when something is first written; the others lie beside it. */
export function openArea(dir: string): StorageArea {
  const path = (id: string) => join(dir, id)
  const newUnfinished = async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    return join(dir, `${newId()}${UNFINISHED}`)
  }
  return {
    unfinished: newUnfinished,
    async finish(unfinished, id) {
      await flush(unfinished)
      await rename(unfinished, path(id))
      await flush(dir)
    },
    async adopt(from, id) {
      const source = join(dirname(dir), from, id)
      await mkdir(dir, { recursive: true, mode: 0o700 })
      try {
        // No second copy on one file system; the sweep of the uploads takes the other name away.
        await link(source, path(id))
      } catch (error) {
        const code = codeOf(error)
        if (code === 'EEXIST') return true
        if (code === 'ENOENT') return exists(path(id))
        if (code !== 'EXDEV' && code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error
        const copy = await newUnfinished()
        await copyFile(source, copy)
        await flush(copy)
        await rename(copy, path(id))
      }
      await flush(dir)
      return true
    },
    async read(id, range) {
      const stream = createReadStream(path(id), { ...range })
      return new Promise((resolve, reject) => {
        stream.once('open', () => resolve(stream))
        stream.once('error', (error) => (codeOf(error) === 'ENOENT' ? resolve(undefined) : reject(error)))
      })
    },
    has: (id) => exists(path(id)),
    remove: (id) => rm(path(id), { force: true }),
    async *list() {
      for (const name of await namesIn(dir)) {
        const found = await stat(join(dir, name)).catch(ignoreMissing)
        if (found?.isFile()) yield { name, writtenMs: found.mtimeMs, isUnfinished: name.endsWith(UNFINISHED) }
      }
    },
    removeEntry: ({ name }) => rm(join(dir, name), { force: true }),
  }
}

/** Until the operating system has put it on the disk: a row that names a file must not outlive it in a power cut. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(ignoreMissing)) !== undefined
}

async function namesIn(dir: string): Promise<string[]> {
  const names: string[] = []
  const open = await opendir(dir).catch(ignoreMissing)
  if (open) for await (const { name } of open) names.push(name)
  return names
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { StoredFile } from '@zhanwang/kernel/stored-file'

/** How large a content is, in bytes, and its SHA-256 in hex. */
export type Content = Pick<StoredFile, 'size' | 'digest'>

/**
 * Writes a new file. `watchSize` hears the bytes so far before they are written and may throw to end it. The file is open
 * before the content is read and closed when this returns or throws, so that whoever then removes it does remove it: a
 * stream that opens its file itself may do so after the content has broken off.
 */
export async function writeContent(
  path: string,
  content: AsyncIterable<Uint8Array>,
  watchSize: (size: number) => void = () => undefined,
): Promise<Content> {
  const hash = createHash('sha256')
  let size = 0
  const counted = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      size += chunk.length
      watchSize(size)
      hash.update(chunk)
      yield chunk
    }
  }
  await using file = await open(path, 'wx', 0o600)
  await pipeline(content, counted, file.createWriteStream())
  return { size, digest: hash.digest('hex') }
}

import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Anchor } from './audit-seal.ts'

const AnchorLine = z.object({ seq: z.int(), digest: z.string(), signature: z.string() })
/** Longer than any line. */
const TAIL_BYTES = 4_096

/** The file outside the database that remembers each head of the seal chain. */
export interface AnchorFile {
  /** The newest anchor when the file was opened. */
  readonly last: Anchor | undefined
  /** Returns when the lines are on the disk. */
  append(anchors: readonly Anchor[]): Promise<void>
  close(): Promise<void>
}

/** Opens it for appending; makes folder and file, and drops a line whose writer died before it was whole. */
export async function openAnchorFile(file: string): Promise<AnchorFile> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // Only appended to, also by a mistaken second writer.
  const handle = await open(file, 'a+', 0o600)
  try {
    const last = await lastAnchor(handle)
    return {
      last,
      async append(anchors) {
        const lines = anchors.map(({ seq, digest, signature }) => `${JSON.stringify({ seq, digest, signature })}\n`)
        await handle.appendFile(lines.join(''))
        await handle.sync()
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function lastAnchor(handle: FileHandle): Promise<Anchor | undefined> {
  const { size } = await handle.stat()
  const from = Math.max(0, size - TAIL_BYTES)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
  const tail = buffer.subarray(0, bytesRead)
  const whole = tail.lastIndexOf(0x0a) + 1
  if (whole < tail.length) await handle.truncate(from + whole)
  const line = tail.subarray(0, whole).toString().trimEnd().split('\n').at(-1)
  return line ? AnchorLine.parse(JSON.parse(line)) : undefined
}

/**
 * The anchors that a file holds now, oldest first; none when there is no file. A last line without its line feed was
 * never acknowledged and is left out. Yields null for a line that is no anchor.
 */
export async function readAnchors(file: string): Promise<AsyncGenerator<Anchor | null>> {
  return anchorsWithin(file, await sizeOf(file))
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return found?.size ?? 0
}

async function* anchorsWithin(file: string, size: number): AsyncGenerator<Anchor | null> {
  if (size === 0) return
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', end: size - 1 })) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield anchorOf(line)
  }
}

function anchorOf(line: string): Anchor | null {
  try {
    return AnchorLine.parse(JSON.parse(line))
  } catch {
    // Whoever reads the proof is told which line it is.
    return null
  }
}

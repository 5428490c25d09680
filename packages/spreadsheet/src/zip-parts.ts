import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DomainError } from '@zhanwang/kernel/errors'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { MOST_PART_BYTES, MOST_PARTS, MOST_RATIO, RATIO_FROM_BYTES, tooLarge, unreadable } from './limits.ts'

/** The parts of a zipped workbook by name. */
export interface ZipParts {
  has(name: string): boolean
  /**
   * A part's content, inflated as it is read: never more of it than the archive's directory declares, which `openZip` has
   * checked. Throws `rule-broken` for a part that is absent or encrypted.
   */
  read(name: string): Promise<Readable>
  close(): void
}

const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The stream of an encrypted workbook, as the directory of the OLE file that wraps it names it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** Opens a zip archive by its directory. Throws `rule-broken` for what is none, is encrypted, or unpacks to too much. */
export async function openZip(source: string | Uint8Array): Promise<ZipParts> {
  await refuseOleFile(source)
  const zip = await openArchive(source)
  try {
    return zipParts(zip, await entriesOf(zip))
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openArchive(source: string | Uint8Array): Promise<ZipFile> {
  const options = { autoClose: false, validateEntrySizes: true }
  try {
    return typeof source === 'string'
      ? await openPromise(source, options)
      : await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options)
  } catch (error) {
    if (isMissingFile(error)) throw error
    throw unreadable('no zip archive', error)
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw tooLarge(`${zip.entryCount} parts`)
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry)
  } catch (error) {
    throw unreadable('broken directory of the archive', error)
  }
  return entries
}

// Names of parts are compared without regard to case (ECMA-376-2, 6.3.5), and some writers use backslashes.
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function zipParts(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ZipParts {
  return {
    has: (name) => entries.has(partName(name)),
    async read(name) {
      const entry = entries.get(partName(name))
      if (!entry) throw unreadable(`no part ${name}`)
      if (entry.isEncrypted()) throw encrypted()
      checkSize(entry)
      try {
        return await zip.openReadStreamPromise(entry)
      } catch (error) {
        throw unreadable(`part ${name}`, error)
      }
    },
    close: () => zip.close(),
  }
}

function checkSize({ fileName, compressedSize, uncompressedSize }: Entry): void {
  const isBomb = uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * MOST_RATIO
  if (uncompressedSize > MOST_PART_BYTES || isBomb) {
    throw tooLarge(`${fileName} unpacks from ${compressedSize} to ${uncompressedSize} bytes`)
  }
}

/** An .xls and an encrypted .xlsx are OLE files. */
async function refuseOleFile(source: string | Uint8Array): Promise<void> {
  if (typeof source !== 'string') {
    const content = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    if (content.subarray(0, 8).equals(OLE_MAGIC)) throw content.includes(ENCRYPTED) ? encrypted() : oldFormat()
    return
  }
  await using file = await open(source, 'r')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
  if (bytesRead < 8 || !buffer.equals(OLE_MAGIC)) return
  let tail = Buffer.alloc(0)
  for await (const chunk of file.createReadStream({ start: 8, autoClose: false })) {
    const window = Buffer.concat([tail, chunk])
    if (window.includes(ENCRYPTED)) throw encrypted()
    tail = window.subarray(-ENCRYPTED.length)
  }
  throw oldFormat()
}

function encrypted(): DomainError {
  return new DomainError('rule-broken', { reason: 'spreadsheet-encrypted' })
}

function oldFormat(): DomainError {
  return new DomainError('rule-broken', { reason: 'spreadsheet-old-format' })
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

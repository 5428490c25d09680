import { text } from 'node:stream/consumers'
import { DomainError } from '@zhanwang/kernel/errors'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { MediaType } from './accepted-types.ts'
import { createTurns } from './in-turn.ts'
import { refused } from './refusal.ts'

/** Far above what Office writes: a workbook has some dozens of parts, a document one for each picture. */
const MAX_ENTRIES = 10_000
/** Of all entries together, unpacked. A ledger of 100,000 rows is some 100 MB of XML. */
const MAX_UNPACKED_BYTES = 400 * 2 ** 20
/** Sheets of empty formatted rows pack well; nothing of use packs better than this beyond the first megabytes. */
const MAX_RATIO = 200
const RATIO_FREE_BYTES = 20 * 2 ** 20
const MAX_CONTENT_TYPES_BYTES = 2 ** 20

/** Unpacking hundreds of MB keeps one of the few threads busy that all reading and writing of files shares. */
const inTurn = createTurns()

/** The content type of an Office file's main part says what the file is (ECMA-376 part 2, 10.1.2). */
const MAIN_PARTS: readonly (readonly [part: string, type: MediaType])[] = [
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
]

/**
 * Which Office file a zip archive is. Its directory is read first (how many entries, how large they say they are, where
 * they would go), then every entry is unpacked into nothing, so that one that lies about its size is found here and not by
 * whoever reads the file later. One archive at a time.
 * Throws `rule-broken` for macros, other archives, and what no Office program writes.
 */
export function officeType(path: string, size: number): Promise<MediaType> {
  return inTurn(() => checkedType(path, size))
}

async function checkedType(path: string, size: number): Promise<MediaType> {
  const archive = await unsafeUnless(() => openPromise(path, { autoClose: false, validateEntrySizes: true }))
  try {
    const entries = await unsafeUnless(() => checkedEntries(archive, size))
    const contentTypes = entries.find(({ fileName }) => fileName === '[Content_Types].xml')
    if (!contentTypes || contentTypes.uncompressedSize > MAX_CONTENT_TYPES_BYTES) throw refused('file-type-unknown')
    const parts = await unsafeUnless(async () => text(await archive.openReadStreamPromise(contentTypes)))
    // Written as numbers, a type could be read here as one and by Office as another.
    if (parts.includes('&#') || parts.includes('<!')) throw unsafe()
    if (/macroEnabled|vbaProject/i.test(parts) || entries.some(({ fileName }) => /vbaProject\.bin$/i.test(fileName)))
      throw refused('file-macros')
    const found = MAIN_PARTS.filter(([part]) => parts.includes(`"${part}"`))
    const [main] = found
    if (!main || found.length > 1) throw refused('file-type-unknown')
    for (const entry of entries) await unsafeUnless(() => unpackIntoNothing(archive, entry))
    return main[1]
  } finally {
    archive.close()
  }
}

async function checkedEntries(archive: ZipFile, size: number): Promise<Entry[]> {
  if (archive.entryCount > MAX_ENTRIES) throw unsafe()
  const entries: Entry[] = []
  const names = new Set<string>()
  let unpacked = 0
  // yauzl itself refuses names that lead out of the archive: `..`, an absolute path, a drive.
  for await (const entry of archive.eachEntry()) {
    // Two parts of one name (in any case): programs differ about which of them counts.
    const name = entry.fileName.toLowerCase()
    if (entry.isEncrypted() || names.has(name) || entries.length >= MAX_ENTRIES) throw unsafe()
    names.add(name)
    entries.push(entry)
    unpacked += entry.uncompressedSize
    if (unpacked > MAX_UNPACKED_BYTES || (unpacked > RATIO_FREE_BYTES && unpacked > size * MAX_RATIO)) throw unsafe()
  }
  return entries
}

/** Throws as soon as an entry gives more than its directory says; what the directory says is within limits. */
async function unpackIntoNothing(archive: ZipFile, entry: Entry): Promise<void> {
  for await (const _ of await archive.openReadStreamPromise(entry)) {
    // Only that it ends counts.
  }
}

/** Whatever the unpacking finds wrong is wrong with the file. */
async function unsafeUnless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof DomainError ? error : unsafe({ cause: error })
  }
}

function unsafe(options?: ErrorOptions): DomainError {
  return refused('file-archive-unsafe', options)
}

import { open } from 'node:fs/promises'
import { type MediaType, maxBytes } from './accepted-types.ts'
import { officeType } from './office-archive.ts'
import { checkText } from './plain-text.ts'
import { fileTooLarge, refused } from './refusal.ts'

/** As far as a signature reaches. */
const HEAD_BYTES = 16
/** Where a PDF's end mark must stand (ISO 32000-1, annex H.3.18 allows 1024 bytes). */
const TAIL_BYTES = 1024

const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Compound file of .doc and .xls, and of a .docx or .xlsx with a password (MS-CFB 2.2). */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/**
 * The media type of what is in the file, checked as far as it can be without decoding pictures: signature, size for its
 * kind, the inside of an Office file, the encoding of a text. The name only tells .csv from .txt.
 * A closed list, tried from byte 0: what is not on it, or is it and something else, is refused with `rule-broken`.
 */
export async function contentType(path: string, size: number, name: string): Promise<MediaType> {
  if (size === 0) throw refused('upload-empty')
  const { head, tail } = await ends(path, size)
  const signed = signedType(head, tail)
  if (signed !== undefined) {
    checkSize(size, signed)
    return signed
  }
  if (head.subarray(0, 8).equals(COMPOUND_FILE)) throw refused('file-old-office')
  if (head.subarray(0, 4).equals(ZIP)) {
    const type = await officeType(path, size)
    checkSize(size, type)
    return type
  }
  await checkText(path)
  const type = /\.csv$/i.test(name.trim()) ? 'text/csv' : 'text/plain'
  checkSize(size, type)
  return type
}

function signedType(head: Buffer, tail: Buffer): MediaType | undefined {
  if (head.subarray(0, 3).equals(JPEG)) return 'image/jpeg'
  if (head.subarray(0, 8).equals(PNG)) return 'image/png'
  const ascii = head.toString('latin1')
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') return 'image/webp'
  if (!/^%PDF-[12]\.\d/.test(ascii)) return undefined
  if (!tail.includes('%%EOF')) throw refused('file-damaged')
  return 'application/pdf'
}

function checkSize(size: number, type: MediaType): void {
  const limit = maxBytes(type)
  if (size > limit) throw fileTooLarge(limit)
}

async function ends(path: string, size: number): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path)
  try {
    const read = async (length: number, position: number) => {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position })
      return buffer.subarray(0, bytesRead)
    }
    return { head: await read(HEAD_BYTES, 0), tail: await read(TAIL_BYTES, Math.max(0, size - TAIL_BYTES)) }
  } finally {
    await file.close()
  }
}

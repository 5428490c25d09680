import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '@zhanwang/files/file-store'
import { DomainError } from '@zhanwang/kernel/errors'
import { openSpreadsheet } from '@zhanwang/spreadsheet/open-spreadsheet'
import type { Spreadsheet } from '@zhanwang/spreadsheet/spreadsheet'

const SPREADSHEET_TYPES: Readonly<Record<string, 'xlsx' | 'csv'>> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'text/plain': 'csv',
}

/** What kind of ledger a stored file is. Throws `rule-broken` for a file that cannot be one. */
export function spreadsheetType(mediaType: string): 'xlsx' | 'csv' {
  const type = SPREADSHEET_TYPES[mediaType.split(';')[0] ?? '']
  if (type === undefined) throw new DomainError('rule-broken', { reason: 'import-file-type' })
  return type
}

/**
 * Does work on the spreadsheet that a stored file is, wherever the storage is: on a copy on the local disk, since reading
 * .xlsx jumps about in it. The copy goes with the work.
 */
export async function withSpreadsheet<R>(
  files: Pick<FileStore, 'read'>,
  { file_id, file_type }: { readonly file_id: string; readonly file_type: string },
  work: (spreadsheet: Spreadsheet) => Promise<R>,
): Promise<R> {
  const type = spreadsheetType(file_type)
  const folder = await mkdtemp(join(tmpdir(), 'zhanwang-import-'))
  try {
    const path = join(folder, `ledger.${type}`)
    await pipeline(await files.read(file_id), createWriteStream(path, { mode: 0o600 }))
    await using spreadsheet = await openSpreadsheet(path, type)
    return await work(spreadsheet)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import type { ClaimedFile, FileStore } from '@zhanwang/files/file-store'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import type { Log } from '@zhanwang/messaging/log'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { recordFile, STORED_FILE_KEY } from '@zhanwang/persistence/stored-files'
import type { Transaction } from '@zhanwang/persistence/transaction'

/** Takes uploads over, one after the other; before anything is locked, for the disk may be slow. */
export async function claimFiles(
  files: Pick<FileStore, 'claim'>,
  tickets: readonly UploadTicket[],
  accountId: string,
): Promise<ClaimedFile[]> {
  const claimed: ClaimedFile[] = []
  for (const ticket of tickets) claimed.push(await files.claim(ticket, accountId))
  return claimed
}

/** Keeps a file and its small copy from the commit on, and names both for the row that they belong to. */
export function recordClaimed(tx: Pick<Transaction<never>, 'write'>, { thumbnail, ...file }: ClaimedFile) {
  recordFile(tx, file)
  if (thumbnail) recordFile(tx, thumbnail)
  return { file_id: file.id, thumbnail_id: thumbnail?.id ?? null }
}

/** What the audit keeps of files. */
export function fileFacts(files: readonly ClaimedFile[]) {
  return files.map(({ name, type, size, digest }) => ({ name, type, size, digest }))
}

/** Removes contents that no row names any more, once that is committed: what cannot be removed now, the sweep removes. */
export async function removeContents(
  files: Pick<FileStore, 'remove'>,
  log: Pick<Log, 'warn'>,
  contents: readonly string[],
): Promise<void> {
  for (const content of contents)
    await files
      .remove(content)
      .catch((error: unknown) => log.warn({ err: error }, 'a removed file is left to the sweep'))
}

/** What to throw for a violated constraint of a command that keeps files. */
export function mapFileConstraint(error: unknown): unknown {
  return mapConstraint(error, { [STORED_FILE_KEY]: 'upload-used' })
}

import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { findFile } from '@zhanwang/persistence/stored-files'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { findAttachment, type StoredAttachment } from './attachment-store.ts'

/** Names the file of an attachment, for the gateway to send. */
export function handleContent(database: Database<RegistryTables>): RegistryHandler<'attachments', 'content'> {
  return async ({ id }, call) => (await attachmentIn(database, id, call.scopes)).file
}

/** Names the small copy of a picture. Throws `not-found` for what is no picture. */
export function handleThumbnail(database: Database<RegistryTables>): RegistryHandler<'attachments', 'thumbnail'> {
  return async ({ id }, call) => {
    const { thumbnailId } = await attachmentIn(database, id, call.scopes)
    const thumbnail = thumbnailId === null ? undefined : await findFile(database.read, thumbnailId)
    if (!thumbnail) throw new DomainError('not-found')
    return thumbnail
  }
}

async function attachmentIn(
  { read }: Database<RegistryTables>,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<StoredAttachment> {
  const attachment = await findAttachment(read, id, scopes)
  if (!attachment) throw new DomainError('not-found')
  return attachment
}

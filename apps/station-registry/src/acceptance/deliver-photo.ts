import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { findFile } from '@zhanwang/persistence/stored-files'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { getPhoto } from './photo-store.ts'

/** Names the file of a photograph, for the gateway to send. */
export function handlePhotoContent({ read }: Database<RegistryTables>): RegistryHandler<'acceptance', 'photoContent'> {
  return async ({ id }, call) => (await getPhoto(read, id, call.scopes)).file
}

/** Names the small copy of a picture. Throws `not-found` for what is no picture. */
export function handlePhotoThumbnail({
  read,
}: Database<RegistryTables>): RegistryHandler<'acceptance', 'photoThumbnail'> {
  return async ({ id }, call) => {
    const { thumbnailId } = await getPhoto(read, id, call.scopes)
    const thumbnail = thumbnailId === null ? undefined : await findFile(read, thumbnailId)
    if (!thumbnail) throw new DomainError('not-found')
    return thumbnail
  }
}

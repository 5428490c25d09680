import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { findFile } from '@zhanwang/persistence/stored-files'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { findVisitFile } from './visit-reads-store.ts'

/** Names a file of a visit, for the gateway to send. */
export function handleVisitContent({ read }: Database<RegistryTables>): RegistryHandler<'visits', 'content'> {
  return async ({ id }, { scopes }) => {
    const found = await findVisitFile(read, id, scopes)
    if (!found) throw new DomainError('not-found')
    return found.file
  }
}

/** Names the small copy of a picture. Throws `not-found` for what is no picture. */
export function handleVisitThumbnail({ read }: Database<RegistryTables>): RegistryHandler<'visits', 'thumbnail'> {
  return async ({ id }, { scopes }) => {
    const found = await findVisitFile(read, id, scopes)
    const thumbnail = found?.thumbnailId ? await findFile(read, found.thumbnailId) : undefined
    if (!thumbnail) throw new DomainError('not-found')
    return thumbnail
  }
}

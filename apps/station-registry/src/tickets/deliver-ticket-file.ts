import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { findFile } from '@zhanwang/persistence/stored-files'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { findTicketFile } from './ticket-history-store.ts'

/** Names a file of a ticket, for the gateway to send. */
export function handleTicketContent({ read }: Database<RegistryTables>): RegistryHandler<'tickets', 'content'> {
  return async ({ id }, { scopes }) => {
    const found = await findTicketFile(read, id, scopes)
    if (!found) throw new DomainError('not-found')
    return found.file
  }
}

/** Names the small copy of a picture. Throws `not-found` for what is no picture. */
export function handleTicketThumbnail({ read }: Database<RegistryTables>): RegistryHandler<'tickets', 'thumbnail'> {
  return async ({ id }, { scopes }) => {
    const found = await findTicketFile(read, id, scopes)
    const thumbnail = found?.thumbnailId ? await findFile(read, found.thumbnailId) : undefined
    if (!thumbnail) throw new DomainError('not-found')
    return thumbnail
  }
}

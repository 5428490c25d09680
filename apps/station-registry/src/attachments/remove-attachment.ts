import { checkNotEnded } from '@zhanwang/domain-station-registry/station-change'
import { DomainError } from '@zhanwang/kernel/errors'
import { forgetFile } from '@zhanwang/persistence/stored-files'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { removeContents } from '../claimed-files.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { lockedStationInScope } from '../stations/station-in-scope.ts'
import { findAttachment } from './attachment-store.ts'

/** Takes an attachment away, its content with it; the audit keeps what it was and why it went. */
export function handleRemoveAttachment({
  db,
  files,
  log,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'files' | 'log'>): RegistryHandler<'attachments', 'remove'> {
  return async ({ id, reason }, call) => {
    let contents: readonly string[] = []
    const removed = await db.command(call, async (tx) => {
      const seen = await findAttachment(tx.db, id, call.scopes)
      if (!seen) throw new DomainError('not-found')
      const station = await lockedStationInScope(tx.db, seen.station.code, call.scopes)
      // Asked again under the lock: another may have removed it, or the station moved away, while this one waited.
      const attachment = await findAttachment(tx.db, id, call.scopes)
      if (!attachment) throw new DomainError('not-found')
      checkNotEnded(station.status)
      const { kind, title, file, thumbnailId } = attachment
      contents = thumbnailId ? [file.id, thumbnailId] : [file.id]
      tx.write(tx.db.deleteFrom('station_attachment').where('id', '=', id))
      for (const content of contents) forgetFile(tx, content)
      tx.audit({
        subjectType: 'station',
        subjectId: station.code,
        scopePath: station.scopePath,
        division: station.division,
        detail: { attachment: id, kind, title, name: file.name, digest: file.digest, reason },
      })
      return { id }
    })
    await removeContents(files, log, contents)
    return removed
  }
}

import { checkAttachable } from '@zhanwang/domain-station-registry/attachment'
import { newId } from '@zhanwang/kernel/ids'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { recordFile, STORED_FILE_KEY } from '@zhanwang/persistence/stored-files'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { lockedStationInScope, stationInScope } from '../stations/station-in-scope.ts'
import { countAttachments } from './attachment-store.ts'

/** Keeps an uploaded file with a station. The station's version stays: its public state has not changed. */
export function handleAddAttachment({
  db,
  files,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'files'>): RegistryHandler<'attachments', 'add'> {
  return ({ code, kind, title, file: ticket }, call) =>
    db
      .command(call, async (tx) => {
        // Looked at before the upload is taken over, locked only after: the disk may be slow.
        await stationInScope(tx.db, code, call.scopes)
        const { thumbnail, ...file } = await files.claim(ticket, call.actor.id)
        const station = await lockedStationInScope(tx.db, code, call.scopes)
        checkAttachable(station.status, await countAttachments(tx.db, station.id))
        const id = newId()
        recordFile(tx, file)
        if (thumbnail) recordFile(tx, thumbnail)
        tx.write(
          tx.db.insertInto('station_attachment').values({
            id,
            station_id: station.id,
            kind,
            title,
            file_id: file.id,
            thumbnail_id: thumbnail?.id ?? null,
            added_by_id: call.actor.id,
            added_by: call.actor.name,
            added_at: call.now,
          }),
        )
        tx.audit({
          subjectType: 'station',
          subjectId: code,
          scopePath: station.scopePath,
          division: station.division,
          detail: {
            attachment: id,
            kind,
            title,
            name: file.name,
            type: file.type,
            size: file.size,
            digest: file.digest,
          },
        })
        return { id }
      })
      .catch((error: unknown) => {
        throw mapConstraint(error, { [STORED_FILE_KEY]: 'upload-used' })
      })
}

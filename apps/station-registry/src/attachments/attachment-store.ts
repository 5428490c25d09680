import type { Attachment } from '@zhanwang/domain-station-registry/attachment'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

/** An attachment with what removes and delivers it. */
export interface StoredAttachment extends Attachment {
  readonly thumbnailId: Uuid | null
  readonly station: { readonly code: StationCode; readonly division: DivisionCode; readonly scopePath: ScopePath }
}

/** Attachments of a station, newest first. */
export async function listAttachments(
  db: Db,
  stationId: Uuid,
  { after, limit }: { after: Uuid | undefined; limit: number },
): Promise<StoredAttachment[]> {
  let query = attachmentQuery(db).where('attachment.station_id', '=', stationId)
  if (after !== undefined) query = query.where('attachment.id', '<', after)
  const rows = await query
    .orderBy('attachment.id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(attachmentOf)
}

/** One attachment of a station in the reader's scope; undefined for any other. */
export async function findAttachment(
  db: Db,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<StoredAttachment | undefined> {
  const row = await attachmentQuery(db)
    .where('attachment.id', '=', id)
    .where(inScopes('station.scope_path', scopes))
    .executeTakeFirst()
  return row && attachmentOf(row)
}

export async function countAttachments(db: Db, stationId: Uuid): Promise<number> {
  const { count } = await db
    .selectFrom('station_attachment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('station_id', '=', stationId)
    .executeTakeFirstOrThrow()
  return count
}

function attachmentQuery(db: Db) {
  return db
    .selectFrom('station_attachment as attachment')
    .innerJoin('station', 'station.id', 'attachment.station_id')
    .innerJoin('stored_file as file', 'file.id', 'attachment.file_id')
    .select([
      'attachment.id',
      'attachment.kind',
      'attachment.title',
      'attachment.file_id',
      'attachment.thumbnail_id',
      'attachment.added_by',
      'attachment.added_at',
      'file.name',
      'file.type',
      'file.size',
      'file.digest',
      'station.code',
      'station.division_code',
      'station.scope_path',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof attachmentQuery>['executeTakeFirstOrThrow']>>

function attachmentOf(row: Row): StoredAttachment {
  const { file_id: id, name, type, size, digest } = row
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    file: StoredFile.parse({ id, name, type, size, digest }),
    hasThumbnail: row.thumbnail_id !== null,
    addedBy: row.added_by,
    addedAt: row.added_at.toISOString(),
    thumbnailId: row.thumbnail_id,
    station: { code: row.code, division: row.division_code, scopePath: row.scope_path },
  }
}

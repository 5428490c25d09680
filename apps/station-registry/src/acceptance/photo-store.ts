import type { PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import type { InspectionPhoto, WallPhoto } from '@zhanwang/domain-station-registry/inspection-photo'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

/** A photograph with what removes and delivers it. */
export interface StoredPhoto extends InspectionPhoto {
  readonly inspection: Uuid
  readonly thumbnailId: Uuid | null
  readonly scopePath: ScopePath
}

/** All evidence of a file, in the order in which it came. */
export async function listPhotos(db: Db, inspectionId: Uuid): Promise<StoredPhoto[]> {
  const rows = await photoQuery(db).where('photo.inspection_id', '=', inspectionId).orderBy('photo.id').execute()
  return rows.map(photoOf)
}

/** One photograph in the reader's scope. Throws `not-found` for any other. */
export async function getPhoto(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<StoredPhoto> {
  const row = await photoQuery(db)
    .where('photo.id', '=', id)
    .where(inScopes('photo.scope_path', scopes))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return photoOf(row)
}

export interface WallFilter {
  readonly scopes: readonly ScopePath[]
  readonly item?: string | undefined
  readonly phase?: PhotoPhase | undefined
  readonly after?: readonly [ScopePath, Uuid] | undefined
  readonly limit: number
}

/** Pictures by place, newest first within each: one more than `limit` where there are more. */
export async function listWall(db: Db, filter: WallFilter): Promise<(WallPhoto & { scopePath: ScopePath })[]> {
  const { scopes, item, phase, after, limit } = filter
  let query = photoQuery(db)
    .innerJoin('inspection', 'inspection.id', 'photo.inspection_id')
    .innerJoin('station', 'station.id', 'inspection.station_id')
    .select(['station.code', 'station.name as station_name', 'station.division_name'])
    .select(
      sql<string>`(SELECT one ->> 'name' FROM jsonb_array_elements(inspection.items) AS one
        WHERE one ->> 'key' = photo.item_key)`.as('item_name'),
    )
    .where('photo.thumbnail_id', 'is not', null)
    .where(inScopes('photo.scope_path', scopes))
  if (item) query = query.where('photo.item_key', '=', item)
  if (phase) query = query.where('photo.phase', '=', phase)
  if (after) {
    const [path, id] = after
    query = query
      .where('photo.scope_path', '>=', path)
      .where(sql<boolean>`(photo.scope_path > ${path} OR photo.id < ${id}::uuid)`)
  }
  const rows = await query
    .orderBy('photo.scope_path')
    .orderBy('photo.id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => {
    const { thumbnailId, ...photo } = photoOf(row)
    const { code: station, station_name: stationName, division_name: divisionName, item_name: itemName } = row
    return { ...photo, station, stationName, divisionName, itemName }
  })
}

/** How much evidence there is of each item in a phase of a round. */
export async function countEvidence(
  db: Db,
  inspectionId: Uuid,
  phase: PhotoPhase,
  round: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('inspection_photo')
    .select(['item_key', (eb) => eb.fn.countAll<number>().as('count')])
    .where('inspection_id', '=', inspectionId)
    .where('phase', '=', phase)
    .where('round', '=', round)
    .groupBy('item_key')
    .execute()
  return new Map(rows.map(({ item_key, count }) => [item_key, count]))
}

/** What the evidence of a file was, for the record of a decision. */
export async function listDigests(
  db: Db,
  inspectionId: Uuid,
): Promise<{ item: string; phase: PhotoPhase; round: number; digest: string }[]> {
  const photos = await listPhotos(db, inspectionId)
  return photos.map(({ item, phase, round, file }) => ({ item, phase, round, digest: file.digest }))
}

function photoQuery(db: Db) {
  return db
    .selectFrom('inspection_photo as photo')
    .innerJoin('stored_file as file', 'file.id', 'photo.file_id')
    .select([
      'photo.id',
      'photo.inspection_id',
      'photo.scope_path',
      'photo.item_key',
      'photo.phase',
      'photo.round',
      'photo.taken_at',
      'photo.longitude',
      'photo.latitude',
      'photo.accuracy_m',
      'photo.file_id',
      'photo.thumbnail_id',
      'photo.added_by_id',
      'photo.added_by',
      'photo.added_at',
      'file.name',
      'file.type',
      'file.size',
      'file.digest',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof photoQuery>['executeTakeFirstOrThrow']>>

function photoOf(row: Row): StoredPhoto {
  const { file_id: id, name, type, size, digest, longitude, latitude, accuracy_m: accuracyM } = row
  const isPlaced = longitude !== null && latitude !== null && accuracyM !== null
  return {
    id: row.id,
    inspection: row.inspection_id,
    item: row.item_key,
    phase: row.phase,
    round: row.round,
    takenAt: row.taken_at?.toISOString() ?? null,
    position: isPlaced ? { longitude, latitude, accuracyM } : null,
    file: StoredFile.parse({ id, name, type, size, digest }),
    hasThumbnail: row.thumbnail_id !== null,
    addedBy: { id: row.added_by_id, name: row.added_by },
    addedAt: row.added_at.toISOString(),
    thumbnailId: row.thumbnail_id,
    scopePath: row.scope_path,
  }
}

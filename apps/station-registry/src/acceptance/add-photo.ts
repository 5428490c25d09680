import type { PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import { checkEvidenceFile, checkPhotoTaken } from '@zhanwang/domain-station-registry/inspection-evidence'
import type { ClaimedFile } from '@zhanwang/files/file-store'
import { scopesOf } from '@zhanwang/kernel/actor'
import type { Call } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import { anyCovers } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { recordFile, STORED_FILE_KEY } from '@zhanwang/persistence/stored-files'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { tellInspection } from './change-inspection.ts'
import type { StoredInspection } from './inspection-columns.ts'
import { getInspection, lockInspection, updateInspection } from './inspection-store.ts'
import { countEvidence } from './photo-store.ts'

/**
 * Keeps an uploaded picture (or document) as evidence of an item. The file's version stays, so that one which arrives late
 * makes nobody stale; its revision grows, so that open pages show it.
 */
export function handleAddPhoto({
  db,
  files,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'files'>): RegistryHandler<'acceptance', 'addPhoto'> {
  return ({ id, item, phase, file: ticket, takenAt, position }, call) =>
    db
      .command(call, async (tx) => {
        // Looked at before the upload is taken over, locked only after: the disk may be slow.
        const seen = await getInspection(tx.db, id, call.scopes)
        checkMayTake(call, seen, phase)
        checkPhotoTaken(seen.file, item, phase)
        const claimed = await files.claim(ticket, call.actor.id)
        const before = await lockInspection(tx.db, id, call.scopes)
        await checkEvidence(tx, before, { item, phase, claimed })
        const photo = newId()
        const { thumbnail, ...file } = claimed
        recordFile(tx, file)
        if (thumbnail) recordFile(tx, thumbnail)
        tx.write(
          tx.db.insertInto('inspection_photo').values({
            id: photo,
            inspection_id: id,
            scope_path: before.place.scopePath,
            item_key: item,
            phase,
            round: before.file.round,
            taken_at: takenAt,
            longitude: position?.longitude ?? null,
            latitude: position?.latitude ?? null,
            accuracy_m: position?.accuracyM ?? null,
            file_id: file.id,
            thumbnail_id: thumbnail?.id ?? null,
            added_by_id: call.actor.id,
            added_by: call.actor.name,
            added_at: call.now,
          }),
        )
        const after = { ...before, photos: before.photos + 1, revision: before.revision + 1 }
        updateInspection(tx, after)
        const { name, type, size, digest } = file
        tellInspection(tx, after, { photo, item, phase, takenAt, position, name, type, size, digest })
        return { id: photo }
      })
      .catch((error: unknown) => {
        throw mapConstraint(error, { [STORED_FILE_KEY]: 'upload-used' })
      })
}

/** Pictures of the on-site check are the inspectors'. Throws `rule-broken`. */
export function checkMayTake({ actor }: Pick<Call, 'actor'>, { place }: StoredInspection, phase: PhotoPhase): void {
  if (phase === 'on-site' && !anyCovers(scopesOf(actor, 'station.supervise'), place.scopePath)) {
    throw new DomainError('rule-broken', { reason: 'photo-on-site-only' })
  }
}

async function checkEvidence(
  tx: Transaction<RegistryTables>,
  { id, file, photos: ofFile }: StoredInspection,
  { item, phase, claimed }: { readonly item: string; readonly phase: PhotoPhase; readonly claimed: ClaimedFile },
): Promise<void> {
  const asked = checkPhotoTaken(file, item, phase)
  const ofItem = (await countEvidence(tx.db, id, phase, file.round)).get(item) ?? 0
  checkEvidenceFile(asked, { isPicture: claimed.thumbnail !== null, ofItem, ofFile })
}

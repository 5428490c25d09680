import { checkPhotoRemovable } from '@zhanwang/domain-station-registry/inspection-evidence'
import { forgetFile } from '@zhanwang/persistence/stored-files'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { removeContents } from '../claimed-files.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { checkMayTake } from './add-photo.ts'
import { tellInspection } from './change-inspection.ts'
import { lockInspection, updateInspection } from './inspection-store.ts'
import { getPhoto } from './photo-store.ts'

/** Takes a photograph away before it is submitted, its content with it; the audit keeps its digest and why it went. */
export function handleRemovePhoto({
  db,
  files,
  log,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'files' | 'log'>): RegistryHandler<'acceptance', 'removePhoto'> {
  return async ({ id, reason }, call) => {
    let contents: readonly string[] = []
    const removed = await db.command(call, async (tx) => {
      const seen = await getPhoto(tx.db, id, call.scopes)
      const before = await lockInspection(tx.db, seen.inspection, call.scopes)
      // Asked again under the lock: another may have removed it while this one waited.
      const photo = await getPhoto(tx.db, id, call.scopes)
      checkPhotoRemovable(before.file, photo)
      checkMayTake(call, before, photo.phase)
      const { item, phase, file, thumbnailId } = photo
      contents = thumbnailId ? [file.id, thumbnailId] : [file.id]
      tx.write(tx.db.deleteFrom('inspection_photo').where('id', '=', id))
      for (const content of contents) forgetFile(tx, content)
      const after = { ...before, photos: before.photos - 1, revision: before.revision + 1 }
      updateInspection(tx, after)
      tellInspection(tx, after, { removed: id, item, phase, name: file.name, digest: file.digest, reason })
      return { id }
    })
    await removeContents(files, log, contents)
    return removed
  }
}

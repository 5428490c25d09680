import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { inspectionOf } from './inspection-columns.ts'
import { getInspection } from './inspection-store.ts'
import { listPhotos } from './photo-store.ts'

/** One file with its evidence. */
export function handleGetInspection({ read }: Database<RegistryTables>): RegistryHandler<'acceptance', 'get'> {
  return async ({ id }, call) => {
    const stored = await getInspection(read, id, call.scopes)
    const photos = await listPhotos(read, id)
    return {
      inspection: inspectionOf(stored),
      photos: photos.map(({ inspection, thumbnailId, scopePath, ...photo }) => photo),
    }
  }
}

import { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { stationInScope } from '../stations/station-in-scope.ts'
import { listAttachments } from './attachment-store.ts'

const Cursor = z.tuple([Uuid])

/** The files kept with a station, newest first. */
export function handleListAttachments({ read }: Database<RegistryTables>): RegistryHandler<'attachments', 'list'> {
  return async ({ code, cursor, limit }, call) => {
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, Cursor)
    const station = await stationInScope(read, code, call.scopes)
    const page = pageOf(await listAttachments(read, station.id, { after, limit }), limit, ({ id }) => [id])
    return { rows: page.rows.map(({ thumbnailId, station, ...attachment }) => attachment), next: page.next }
  }
}

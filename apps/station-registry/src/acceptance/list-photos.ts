import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import { scopesWithin } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { listWall } from './photo-store.ts'

const Cursor = z.tuple([ScopePath, Uuid])

/** The photo wall of a place: by station, newest first within each. */
export function handlePhotos({ read }: Database<RegistryTables>): RegistryHandler<'acceptance', 'photos'> {
  return async ({ division, cursor, ...filter }, call) => {
    const code = division === undefined ? undefined : toDivisionCode(division)
    const scopes = code ? scopesWithin(code, await findPath(read, code), call.scopes) : call.scopes
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
    const photos = await listWall(read, { ...filter, scopes, after })
    const page = pageOf(photos, filter.limit, ({ scopePath, id }) => [scopePath, id])
    return { rows: page.rows.map(({ scopePath, ...photo }) => photo), next: page.next }
  }
}

import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { scopesOf } from '@zhanwang/kernel/actor'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { anyCovers, ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { seenPlace } from '../seen-place.ts'
import { listGroups } from './group-list-store.ts'
import { getGroup, listMembers } from './group-store.ts'
import { listMeetings } from './meeting-store.ts'

const { change } = stationRegistry.procedures.leadingGroups
const Cursor = z.tuple([ScopePath, Uuid])
const MeetingCursor = z.tuple([BusinessDate, Uuid])

/** Leading groups of the reader's places and of those above them, by place. */
export function handleList({ read }: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'list'> {
  return async ({ division, cursor, ...filter }, { scopes }) => {
    const place = division === undefined ? undefined : await seenPlace(read, division, scopes)
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
    const rows = await listGroups(read, { ...filter, scopes, place, after })
    return pageOf(rows, filter.limit, ({ scopePath, id }) => [scopePath, id])
  }
}

/** One leading group of the reader's places or above them, with who was a member. */
export function handleGet({ read }: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'get'> {
  return async ({ id }, { actor, scopes }) => {
    const group = await getGroup(read, id, scopes)
    const former = (await listMembers(read, id)).filter(({ until }) => until !== null)
    const mayChange = group.dissolvedOn === null && anyCovers(scopesOf(actor, change.permission ?? ''), group.scopePath)
    return {
      group,
      former: former
        .map(({ id: _, ...member }) => member)
        .sort((one, other) => (other.until ?? '').localeCompare(one.until ?? '')),
      may: mayChange ? ['change' as const] : [],
    }
  }
}

/** Meetings of a group of the reader's own places: what those above decide is theirs. */
export function handleMeetings({ read }: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'meetings'> {
  return async ({ id, cursor, limit }, { scopes }) => {
    const before = cursor === undefined ? undefined : decodeCursor(cursor, MeetingCursor)
    const { scopePath } = await getGroup(read, id, scopes)
    if (!anyCovers(scopes, scopePath)) throw new DomainError('not-found')
    const rows = await listMeetings(read, id, { before, limit })
    return pageOf(rows, limit, ({ on, id: meeting }) => [on, meeting])
  }
}

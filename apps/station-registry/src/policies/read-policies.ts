import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { policyState, policySteps } from '@zhanwang/domain-station-registry/policy-life'
import { scopesOf } from '@zhanwang/kernel/actor'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { findFile } from '@zhanwang/persistence/stored-files'
import { z } from 'zod'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { seenPlace } from '../seen-place.ts'
import { findPolicyFile, listFiles } from './policy-file-store.ts'
import { listPolicies } from './policy-list-store.ts'
import { getPolicy } from './policy-store.ts'

const { change } = stationRegistry.procedures.policies
const Cursor = z.tuple([BusinessDate, Uuid])

/** Documents that bind the reader's places, the last issued first. Throws `not-found` for a division beside them. */
export function handleList({ read }: Database<RegistryTables>): RegistryHandler<'policies', 'list'> {
  return async ({ division, cursor, ...filter }, { scopes, today }) => {
    const place = division === undefined ? undefined : await seenPlace(read, division, scopes)
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
    const rows = await listPolicies(read, { ...filter, scopes, place, today, after })
    return pageOf(rows, filter.limit, ({ issuedOn, id }) => [issuedOn, id])
  }
}

/** One document that binds a place of the reader's. */
export function handleGet({ read }: Database<RegistryTables>): RegistryHandler<'policies', 'get'> {
  return async ({ id }, { actor, scopes, today }) => {
    const policy = await getPolicy(read, id, scopes)
    const files = await listFiles(read, id)
    return {
      policy: { ...policy, state: policyState(policy, today) },
      files,
      may: policySteps(policy, scopesOf(actor, change.permission ?? ''), today),
    }
  }
}

/** Names a file of a document, for the gateway to send. */
export function handleContent({ read }: Database<RegistryTables>): RegistryHandler<'policies', 'content'> {
  return async ({ id }, { scopes }) => {
    const found = await findPolicyFile(read, id, scopes)
    if (!found) throw new DomainError('not-found')
    return found.file
  }
}

/** Names the small copy of a picture. Throws `not-found` for what is no picture. */
export function handleThumbnail({ read }: Database<RegistryTables>): RegistryHandler<'policies', 'thumbnail'> {
  return async ({ id }, { scopes }) => {
    const found = await findPolicyFile(read, id, scopes)
    const thumbnail = found?.thumbnailId ? await findFile(read, found.thumbnailId) : undefined
    if (!thumbnail) throw new DomainError('not-found')
    return thumbnail
  }
}

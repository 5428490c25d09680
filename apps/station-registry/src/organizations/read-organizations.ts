import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type Organization, OrganizationCode } from '@zhanwang/domain-station-registry/organization'
import { scopesOf } from '@zhanwang/kernel/actor'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { listOrganizations, listSteps } from './organization-list-store.ts'
import { findOrganization } from './organization-store.ts'
import { listListings, listRatings } from './organization-trust-store.ts'

const { change, list } = stationRegistry.procedures.organizations
const Cursor = z.tuple([ScopePath, OrganizationCode])
const StepCursor = z.tuple([z.int32()])

/** The organizations of the whole network, by the place that keeps them. */
export function handleList({ read }: Database<RegistryTables>): RegistryHandler<'organizations', 'list'> {
  return (input, { today }) => organizationPage(read, input, today)
}

/** A page of organizations. Throws `not-found` for an unknown division. */
export async function organizationPage(
  read: Kysely<RegistryTables>,
  { cursor, ...filter }: z.output<typeof list.input>,
  today: BusinessDate,
): Promise<{ rows: Organization[]; next: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
  const rows = await listOrganizations(read, { ...filter, today, after })
  return pageOf(rows, filter.limit, ({ scopePath, code }) => [scopePath, code])
}

/** One organization, whoever keeps it. */
export function handleGet({ read }: Database<RegistryTables>): RegistryHandler<'organizations', 'get'> {
  return async ({ id }, { actor }) => {
    const organization = await findOrganization(read, id)
    if (!organization) throw new DomainError('not-found')
    const [ratings, listings] = await Promise.all([listRatings(read, id), listListings(read, id)])
    const isKeeper = anyCovers(scopesOf(actor, change.permission ?? ''), organization.scopePath)
    const step = organization.dissolvedOn === null ? ('change' as const) : ('restore' as const)
    return { organization, ratings, listings, may: isKeeper ? [step] : [] }
  }
}

/** What happened to an organization, newest first. */
export function handleHistory({ read }: Database<RegistryTables>): RegistryHandler<'organizations', 'history'> {
  return async ({ id, cursor, limit }) => {
    const [before] = cursor === undefined ? [undefined] : decodeCursor(cursor, StepCursor)
    if (!(await findOrganization(read, id))) throw new DomainError('not-found')
    return pageOf(await listSteps(read, id, { before, limit }), limit, ({ sequence }) => [sequence])
  }
}

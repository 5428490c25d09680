import { checkDelisting, checkEnlisting } from '@zhanwang/domain-station-registry/organization-life'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { endListing, insertListing, listListings } from './organization-trust-store.ts'
import { changeOrganization } from './save-organization.ts'

/** Puts an organization on one of the lists of those that are not to be trusted. */
export function handleEnlist(db: Database<RegistryTables>): RegistryHandler<'organizations', 'enlist'> {
  return async ({ id, version, list, from, until, reason, source }, call) => {
    const listing = newId()
    const changed = await changeOrganization(db, call, { id, version }, (before, tx) => {
      checkEnlisting(before, { list, from, until }, call.today)
      insertListing(tx, id, { id: listing, list, from, until, reason, source })
      const listings = [...before.listings, { list, from, until }]
      return { step: 'enlist', on: from, text: reason, changes: { listings } }
    })
    return { ...changed, listing }
  }
}

/** Takes it off again: on that day it stands there no more. */
export function handleDelist(db: Database<RegistryTables>): RegistryHandler<'organizations', 'delist'> {
  return ({ id, version, listing, on, reason }, call) =>
    changeOrganization(db, call, { id, version }, async (_before, tx) => {
      const all = await listListings(tx.db, id)
      const target = all.find((one) => one.id === listing)
      if (!target) throw new DomainError('not-found')
      checkDelisting(target, on, call.today)
      endListing(tx, listing, { on, reason })
      const listings = all
        .filter((one) => one.ended === null && one.id !== listing)
        .toReversed()
        .map(({ list, from, until }) => ({ list, from, until }))
      return { step: 'delist', on, text: reason, changes: { listings } }
    })
}

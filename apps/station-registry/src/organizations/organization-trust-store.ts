import type { Listing, Rating } from '@zhanwang/domain-station-registry/organization'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>
type Tx = Transaction<RegistryTables>
type Ended = { readonly on: BusinessDate; readonly reason: string }

/** Every grade that an organization was given, newest first. */
export async function listRatings(db: Db, organization: Uuid): Promise<Rating[]> {
  const rows = await db
    .selectFrom('organization_rating')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('rated_on', 'desc')
    .execute()
  return rows.map(({ id, grade, rated_on, valid_to, source, withdrawn_on, withdrawal_reason }) => ({
    ...{ id, grade, source, ratedOn: rated_on, validTo: valid_to },
    withdrawn: withdrawn_on === null ? null : { on: withdrawn_on, reason: withdrawal_reason ?? '' },
  }))
}

/** Whether the grade that an organization was given on a day was withdrawn. */
export type WithdrawnGrades = (organization: Uuid, ratedOn: BusinessDate) => boolean

/** The withdrawn grades of some organizations. */
export async function withdrawnGrades(db: Db, organizations: readonly Uuid[]): Promise<WithdrawnGrades> {
  if (organizations.length === 0) return () => false
  const rows = await db
    .selectFrom('organization_rating')
    .select(['organization_id', 'rated_on'])
    .where('organization_id', 'in', organizations)
    .where('withdrawn_on', 'is not', null)
    .execute()
  const days = new Set(rows.map(({ organization_id, rated_on }) => `${organization_id} ${rated_on}`))
  return (organization, ratedOn) => days.has(`${organization} ${ratedOn}`)
}

export function insertRating(
  tx: Tx,
  organization: Uuid,
  { grade, ratedOn, validTo, source }: Omit<Rating, 'id' | 'withdrawn'>,
): void {
  const row = { id: newId(), organization_id: organization, grade, rated_on: ratedOn, valid_to: validTo, source }
  tx.write(tx.db.insertInto('organization_rating').values(row))
}

/** Writes that the grade of a day was taken away. */
export function withdrawRating(tx: Tx, organization: Uuid, ratedOn: BusinessDate, { on, reason }: Ended): void {
  tx.write(
    tx.db
      .updateTable('organization_rating')
      .set({ withdrawn_on: on, withdrawal_reason: reason })
      .where('organization_id', '=', organization)
      .where('rated_on', '=', ratedOn)
      .where('withdrawn_on', 'is', null),
  )
}

/** Every time that an organization stood on a list, newest first. */
export async function listListings(db: Db, organization: Uuid): Promise<Listing[]> {
  const rows = await db
    .selectFrom('organization_listing')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('listed_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, list, listed_from, listed_until, reason, source, ended_on, end_reason }) => ({
    ...{ id, list, reason, source, from: listed_from, until: listed_until },
    ended: ended_on === null ? null : { on: ended_on, reason: end_reason ?? '' },
  }))
}

export function insertListing(
  tx: Tx,
  organization: Uuid,
  { id, list, from, until, reason, source }: Omit<Listing, 'ended'>,
): void {
  const row = { id, organization_id: organization, list, listed_from: from, listed_until: until, reason, source }
  tx.write(tx.db.insertInto('organization_listing').values(row))
}

/** Writes that a listing ended. */
export function endListing(tx: Tx, id: Uuid, { on, reason }: Ended): void {
  tx.write(tx.db.updateTable('organization_listing').set({ ended_on: on, end_reason: reason }).where('id', '=', id))
}

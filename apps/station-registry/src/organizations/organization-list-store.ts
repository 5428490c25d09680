import type {
  Organization,
  OrganizationCode,
  OrganizationKind,
  OrganizationList,
  OrganizationStep,
} from '@zhanwang/domain-station-registry/organization'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { writtenCreditCode } from '@zhanwang/kernel/credit-code'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { findPath } from '../division-reads.ts'
import { beginsWith, contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { organizationOf, organizationQuery } from './organization-columns.ts'

type Db = Kysely<RegistryTables>

export interface OrganizationFilter {
  readonly division?: string | undefined
  readonly kind?: readonly OrganizationKind[] | undefined
  readonly gradeFrom?: number | undefined
  readonly listed?: readonly OrganizationList[] | undefined
  readonly dissolved: boolean
  readonly text?: string | undefined
  readonly today: BusinessDate
  readonly after?: readonly [ScopePath, OrganizationCode] | undefined
  readonly limit: number
}

/**
 * Organizations by the place that keeps them and their codes, one row more than `limit` where there are more. Throws
 * `not-found` for an unknown division.
 */
export async function listOrganizations(db: Db, filter: OrganizationFilter): Promise<Organization[]> {
  const { division, kind, gradeFrom, listed, dissolved, text, today, after, limit } = filter
  let query = organizationQuery(db).where('dissolved_on', dissolved ? 'is not' : 'is', null)
  if (division !== undefined) query = query.where(inScopes('organization.scope_path', [await pathOf(db, division)]))
  if (kind?.length) query = query.where('kind', 'in', kind)
  if (gradeFrom !== undefined) {
    query = query.where(
      sql<boolean>`organization.grade >= ${gradeFrom} AND ${today} BETWEEN graded_on AND grade_valid_to`,
    )
  }
  if (listed?.length) {
    query = query.where(
      sql<boolean>`EXISTS (
        SELECT FROM organization_listing AS listing
        WHERE listing.organization_id = organization.id AND listing.list = ANY(${[...listed]}::text[])
          AND listing.ended_on IS NULL AND listing.listed_from <= ${today}
          AND coalesce(listing.listed_until >= ${today}, true))`,
    )
  }
  if (text) {
    query = query.where((eb) =>
      eb.or([
        eb('organization.name', 'like', contains(text)),
        sql<boolean>`organization.code LIKE ${beginsWith(writtenCreditCode(text))}`,
      ]),
    )
  }
  if (after)
    query = query.where(sql<boolean>`(organization.scope_path, organization.code) > (${after[0]}, ${after[1]})`)
  const rows = await query
    .orderBy('organization.scope_path')
    .orderBy('organization.code')
    .limit(limit + 1)
    .execute()
  return rows.map(organizationOf)
}

async function pathOf(db: Db, division: string): Promise<ScopePath> {
  const code = toDivisionCode(division)
  const path = await findPath(db, code)
  if (!path) throw new DomainError('not-found', { reason: 'division-unknown', params: { code } })
  return path
}

/** What happened to an organization, newest first: one row more than `limit` where there are more. */
export async function listSteps(
  db: Db,
  organization: Uuid,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<OrganizationStep[]> {
  let query = db.selectFrom('organization_step').selectAll().where('organization_id', '=', organization)
  if (before !== undefined) query = query.where('sequence', '<', before)
  const rows = await query
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(({ sequence, step, taken_on: on, text, changes, by_name: by, at }) => ({
    ...{ sequence, step, on, text, changes, by },
    at: at.toISOString(),
  }))
}

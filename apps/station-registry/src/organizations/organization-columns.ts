import type { Organization } from '@zhanwang/domain-station-registry/organization'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** Organizations with the lists that nobody took them off. */
export function organizationQuery(db: Kysely<RegistryTables>) {
  return db
    .selectFrom('organization')
    .selectAll()
    .select(
      sql<Organization['listings']>`coalesce(
        (SELECT json_agg(json_build_object('list', list, 'from', listed_from, 'until', listed_until)
            ORDER BY listed_from, id)
          FROM organization_listing WHERE organization_id = organization.id AND ended_on IS NULL), '[]')`.as(
        'listings',
      ),
    )
}

export type OrganizationRow = Awaited<ReturnType<ReturnType<typeof organizationQuery>['executeTakeFirstOrThrow']>>

/** The organization of a selected row. */
export function organizationOf(row: OrganizationRow): Organization {
  const { grade, graded_on: ratedOn, grade_valid_to: validTo } = row
  return {
    id: row.id,
    code: row.code,
    codeEvidence: row.code_evidence,
    name: row.name,
    kind: row.kind,
    level: row.level,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    authority: row.authority,
    representative: row.representative,
    foundedOn: row.founded_on,
    address: row.address,
    contact: row.contact,
    phone: row.phone,
    grade: grade === null || ratedOn === null || validTo === null ? null : { grade, ratedOn, validTo },
    listings: row.listings,
    dissolvedOn: row.dissolved_on,
    provenance: row.provenance,
    remark: row.remark,
    version: row.version,
  }
}

/** What of an organization may be written anew. */
export function changeableColumns({
  codeEvidence,
  division,
  divisionName,
  scopePath,
  foundedOn,
  grade,
  dissolvedOn,
  ...same
}: Organization) {
  const { code, name, kind, level, authority, representative, address, contact, phone, remark, version } = same
  return {
    ...{ code, name, kind, level, authority, representative, address, contact, phone, remark, version },
    code_evidence: codeEvidence,
    division_code: division,
    division_name: divisionName,
    scope_path: scopePath,
    founded_on: foundedOn,
    grade: grade?.grade ?? null,
    graded_on: grade?.ratedOn ?? null,
    grade_valid_to: grade?.validTo ?? null,
    dissolved_on: dissolvedOn,
  }
}

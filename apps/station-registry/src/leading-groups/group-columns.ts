import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** Leading groups with their present members and the title of the document by which they were founded. */
export function groupQuery(db: Kysely<RegistryTables>) {
  return db
    .selectFrom('leading_group')
    .leftJoin('policy', 'policy.id', 'leading_group.founding_policy_id')
    .selectAll('leading_group')
    .select('policy.title as policy_title')
    .select(
      sql<LeadingGroup['members']>`coalesce(
        (SELECT json_agg(json_build_object('role', role, 'name', name, 'unit', unit, 'post', post, 'since', since)
            ORDER BY place, id)
          FROM leading_group_member WHERE group_id = leading_group.id AND until IS NULL), '[]')`.as('members'),
    )
}

export type GroupRow = Awaited<ReturnType<ReturnType<typeof groupQuery>['executeTakeFirstOrThrow']>>

/** The group of a selected row. */
export function groupOf(row: GroupRow): LeadingGroup {
  const { founding_policy_id: policy } = row
  return {
    id: row.id,
    name: row.name,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    foundedOn: row.founded_on,
    foundingPolicy: policy === null ? null : { id: policy, title: row.policy_title ?? '' },
    foundingDocument: row.founding_document,
    office: row.office,
    members: row.members,
    dissolvedOn: row.dissolved_on,
    provenance: row.provenance,
    remark: row.remark,
    version: row.version,
  }
}

/** What of a group's row may be written anew; its members have rows of their own. */
export function changeableColumns({
  name,
  divisionName,
  scopePath,
  foundedOn,
  foundingPolicy,
  foundingDocument,
  office,
  dissolvedOn,
  remark,
  version,
}: LeadingGroup) {
  return {
    ...{ name, office, remark, version },
    division_name: divisionName,
    scope_path: scopePath,
    founded_on: foundedOn,
    founding_policy_id: foundingPolicy?.id ?? null,
    founding_document: foundingDocument,
    dissolved_on: dissolvedOn,
  }
}

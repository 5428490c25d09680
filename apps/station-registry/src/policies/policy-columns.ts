import type { Policy } from '@zhanwang/domain-station-registry/policy'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** Documents with the titles of those that they replace and that replaced them. */
export function policyQuery(db: Kysely<RegistryTables>) {
  return db
    .selectFrom('policy')
    .leftJoin('policy as old', 'old.id', 'policy.supersedes_id')
    .leftJoin('policy as successor', 'successor.id', 'policy.repealed_by_id')
    .selectAll('policy')
    .select(['old.title as old_title', 'successor.title as successor_title'])
}

export type PolicyRow = Awaited<ReturnType<ReturnType<typeof policyQuery>['executeTakeFirstOrThrow']>>

/** The document of a selected row. */
export function policyOf(row: PolicyRow): Policy {
  const { repealed_on: on, repeal_reason: reason, repealed_by_id: by, supersedes_id: old } = row
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    issuer: row.issuer,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    issuedOn: row.issued_on,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    trial: row.trial,
    summary: row.summary,
    supersedes: old === null ? null : { id: old, title: row.old_title ?? '' },
    repealed:
      on === null
        ? null
        : { on, reason: reason ?? '', by: by === null ? null : { id: by, title: row.successor_title ?? '' } },
    provenance: row.provenance,
    version: row.version,
  }
}

/** What of a document may be written anew. */
export function changeableColumns({
  divisionName,
  scopePath,
  issuedOn,
  validFrom,
  validTo,
  repealed,
  ...same
}: Policy) {
  const { number, title, kind, issuer, trial, summary, version } = same
  return {
    ...{ number, title, kind, issuer, trial, summary, version },
    division_name: divisionName,
    scope_path: scopePath,
    issued_on: issuedOn,
    valid_from: validFrom,
    valid_to: validTo,
    repealed_on: repealed?.on ?? null,
    repeal_reason: repealed?.reason ?? null,
    repealed_by_id: repealed?.by?.id ?? null,
  }
}

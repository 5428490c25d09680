import type {
  Organization,
  OrganizationCode,
  OrganizationStep,
  OrganizationStepName,
} from '@zhanwang/domain-station-registry/organization'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { changeableColumns, organizationOf, organizationQuery } from './organization-columns.ts'

type Db = Kysely<RegistryTables>

/** An organization, whoever keeps it; undefined for none. */
export async function findOrganization(db: Db, id: Uuid): Promise<Organization | undefined> {
  const row = await organizationQuery(db).where('organization.id', '=', id).executeTakeFirst()
  return row && organizationOf(row)
}

/** One whose record is kept in the scopes, locked until the transaction ends; undefined for any other. */
export async function lockOrganization(
  db: Db,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<Organization | undefined> {
  const locked = await db
    .selectFrom('organization')
    .select('id')
    .where('id', '=', id)
    .where(inScopes('organization.scope_path', scopes))
    .forUpdate()
    .executeTakeFirst()
  // Read only then: what a lock waited for may have changed the lists as well.
  return locked && findOrganization(db, id)
}

/** Those whose records divisions keep, locked in the order of their ids. */
export async function lockOrganizationsOf(db: Db, divisions: readonly DivisionCode[]): Promise<Organization[]> {
  const locked = await db
    .selectFrom('organization')
    .select('id')
    .where(sql<boolean>`division_code = ANY(${[...divisions]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (locked.length === 0) return []
  const ids = locked.map(({ id }) => id)
  return (await organizationQuery(db).where('organization.id', 'in', ids).execute()).map(organizationOf)
}

/** Organizations by the codes that they have, whoever keeps them; with `hold` locked until the transaction ends. */
export async function organizationsWith(
  db: Db,
  codes: readonly string[],
  hold: boolean,
): Promise<Map<string, Organization>> {
  const known = sql<boolean>`organization.code = ANY(${[...codes]}::text[])`
  if (hold) await db.selectFrom('organization').select('id').where(known).orderBy('id').forUpdate().execute()
  const rows = await organizationQuery(db).where(known).execute()
  return new Map(rows.map((row) => [row.code, organizationOf(row)]))
}

/** Throws `rule-broken` where another organization than `own` has the code. */
export async function checkCodeFree(db: Db, code: OrganizationCode, own: Uuid | null): Promise<void> {
  const other = await db
    .selectFrom('organization')
    .select(['id', 'name', 'division_name as division'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!other || other.id === own) return
  const { name, division } = other
  throw new DomainError('rule-broken', { reason: 'organization-code-taken', params: { name, division } })
}

/** What to throw for a violated constraint: the rule that it stands for. */
export function ruleOf(error: unknown): unknown {
  return mapConstraint(error, { organization_code: 'organization-code-taken-now' })
}

/** Adds an organization; violated constraints reject the command. */
export function insertOrganization(tx: Transaction<RegistryTables>, organization: Organization): void {
  const { id, provenance } = organization
  const columns = { id, provenance, ...changeableColumns(organization) }
  tx.write(tx.db.insertInto('organization').values(columns))
}

/** Writes what changed of a locked organization. */
export function updateOrganization(tx: Transaction<RegistryTables>, organization: Organization): void {
  tx.write(tx.db.updateTable('organization').set(changeableColumns(organization)).where('id', '=', organization.id))
}

/** Writes a step of an organization's history. */
export function insertStep(
  tx: Transaction<RegistryTables>,
  { actor, now }: Pick<CommandCall, 'actor' | 'now'>,
  { id, version }: Pick<Organization, 'id' | 'version'>,
  taken: {
    readonly step: OrganizationStepName
    readonly on: BusinessDate
    readonly text: string
    readonly changes: OrganizationStep['changes']
  },
): void {
  tx.write(
    tx.db.insertInto('organization_step').values({
      organization_id: id,
      sequence: version,
      step: taken.step,
      taken_on: taken.on,
      text: taken.text,
      changes: JSON.stringify(taken.changes),
      by_id: actor.id,
      by_name: actor.name,
      at: now,
    }),
  )
}

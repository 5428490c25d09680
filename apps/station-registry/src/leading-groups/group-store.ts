import type { LeadingGroup, Membership } from '@zhanwang/domain-station-registry/leading-group'
import type { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { bindsIn, inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { changeableColumns, groupOf, groupQuery } from './group-columns.ts'

type Db = Kysely<RegistryTables>

/** A group of a place in the scopes, or one that leads such a place from above. Throws `not-found` for any other. */
export async function getGroup(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<LeadingGroup> {
  const row = await groupQuery(db)
    .where('leading_group.id', '=', id)
    .where(bindsIn('leading_group.scope_path', scopes))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return groupOf(row)
}

/** A group of a place in the scopes, locked until the transaction ends. Throws `not-found` for any other. */
export async function lockGroup(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<LeadingGroup> {
  const locked = await db
    .selectFrom('leading_group')
    .select('id')
    .where('id', '=', id)
    .where(inScopes('leading_group.scope_path', scopes))
    .forUpdate()
    .executeTakeFirst()
  if (!locked) throw new DomainError('not-found')
  // Read only then: what a lock waited for may have changed the members as well.
  return groupOf(await groupQuery(db).where('leading_group.id', '=', id).executeTakeFirstOrThrow())
}

/** The groups of divisions, locked in the order of their ids. */
export async function lockGroupsOf(db: Db, divisions: readonly DivisionCode[]): Promise<LeadingGroup[]> {
  const locked = await db
    .selectFrom('leading_group')
    .select('id')
    .where(sql<boolean>`division_code = ANY(${[...divisions]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (locked.length === 0) return []
  const ids = locked.map(({ id }) => id)
  return (await groupQuery(db).where('leading_group.id', 'in', ids).execute()).map(groupOf)
}

/** Throws `rule-broken` where a division has a group that stands. */
export async function checkNoGroup(db: Db, division: DivisionCode): Promise<void> {
  const other = await db
    .selectFrom('leading_group')
    .select('name')
    .where('division_code', '=', division)
    .where('dissolved_on', 'is', null)
    .executeTakeFirst()
  if (other) throw new DomainError('rule-broken', { reason: 'group-there', params: { name: other.name } })
}

/** What to throw for a violated constraint: the rule that it stands for. */
export function ruleOf(error: unknown): unknown {
  return mapConstraint(error, { leading_group_standing: 'group-there-now' })
}

/** Adds a group without its members, which have rows of their own; violated constraints reject the command. */
export function insertGroup(tx: Transaction<RegistryTables>, group: LeadingGroup, level: DivisionLevel): void {
  const { id, division, provenance } = group
  const columns = { id, division_code: division, level, provenance, ...changeableColumns(group) }
  tx.write(tx.db.insertInto('leading_group').values(columns))
}

/** Writes what changed of a locked group's own row. */
export function updateGroup(tx: Transaction<RegistryTables>, group: LeadingGroup): void {
  tx.write(tx.db.updateTable('leading_group').set(changeableColumns(group)).where('id', '=', group.id))
}

/** A member's row. */
export interface StoredMember extends Membership {
  readonly id: Uuid
}

/** Everybody who is or was a member, in the group's order. */
export async function listMembers(db: Db, group: Uuid): Promise<StoredMember[]> {
  return db
    .selectFrom('leading_group_member')
    .select(['id', 'role', 'name', 'unit', 'post', 'since', 'until'])
    .where('group_id', '=', group)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

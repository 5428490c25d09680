import type { Policy } from '@zhanwang/domain-station-registry/policy'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { bindsIn, inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import { mapFileConstraint } from '../claimed-files.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeableColumns, policyOf, policyQuery } from './policy-columns.ts'

type Db = Kysely<RegistryTables>

/** A document that binds a place of the scopes. Throws `not-found` for any other. */
export async function getPolicy(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<Policy> {
  const row = await policyQuery(db)
    .where('policy.id', '=', id)
    .where(bindsIn('policy.scope_path', scopes))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return policyOf(row)
}

/** Throws `not-found` where a document's place lies in none of the scopes. */
export async function checkPolicyInScope(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<void> {
  const row = await db
    .selectFrom('policy')
    .select('id')
    .where('id', '=', id)
    .where(inScopes('policy.scope_path', scopes))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
}

/** A document of a place in the scopes, locked until the transaction ends. Throws `not-found` for any other. */
export async function lockPolicy(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<Policy> {
  const locked = await db
    .selectFrom('policy')
    .select('id')
    .where('id', '=', id)
    .where(inScopes('policy.scope_path', scopes))
    .forUpdate()
    .executeTakeFirst()
  if (!locked) throw new DomainError('not-found')
  // Read only then: what a lock waited for may have changed what the document names.
  return policyOf(await policyQuery(db).where('policy.id', '=', id).executeTakeFirstOrThrow())
}

/** The documents of divisions, locked in the order of their ids. */
export async function lockPoliciesOf(db: Db, divisions: readonly DivisionCode[]): Promise<Policy[]> {
  const locked = await db
    .selectFrom('policy')
    .select('id')
    .where(sql<boolean>`division_code = ANY(${[...divisions]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (locked.length === 0) return []
  const ids = locked.map(({ id }) => id)
  return (await policyQuery(db).where('policy.id', 'in', ids).execute()).map(policyOf)
}

/** Throws `rule-broken` where another document of a division than `own` has the number. */
export async function checkNumberFree(db: Db, division: DivisionCode, number: string, own: Uuid | null): Promise<void> {
  if (number === '') return
  const other = await db
    .selectFrom('policy')
    .select(['id', 'title'])
    .where('division_code', '=', division)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!other || other.id === own) return
  const { title } = other
  throw new DomainError('rule-broken', { reason: 'policy-number-taken', params: { number, title } })
}

/** What to throw for a violated constraint: the rule that it stands for. */
export function ruleOf(error: unknown): unknown {
  return mapFileConstraint(mapConstraint(error, { policy_number: 'policy-number-taken-now' }))
}

/** Adds a document; violated constraints reject the command. */
export function insertPolicy(tx: Transaction<RegistryTables>, policy: Policy): void {
  const { id, division, supersedes, provenance } = policy
  const fixed = { id, division_code: division, supersedes_id: supersedes?.id ?? null, provenance }
  tx.write(tx.db.insertInto('policy').values({ ...fixed, ...changeableColumns(policy) }))
}

/** Writes what changed of a locked document. */
export function updatePolicy(tx: Transaction<RegistryTables>, policy: Policy): void {
  tx.write(tx.db.updateTable('policy').set(changeableColumns(policy)).where('id', '=', policy.id))
}

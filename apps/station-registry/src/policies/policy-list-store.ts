import type { PolicyKind, PolicyState, PolicySummary } from '@zhanwang/domain-station-registry/policy'
import { policyState } from '@zhanwang/domain-station-registry/policy-life'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { bindsIn } from '@zhanwang/persistence/scope-filter'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { policyOf, policyQuery } from './policy-columns.ts'

export interface PolicyFilter {
  readonly scopes: readonly ScopePath[]
  /** The place that is to be bound besides. */
  readonly place?: ScopePath | undefined
  readonly kind?: readonly PolicyKind[] | undefined
  readonly state?: readonly PolicyState[] | undefined
  readonly trial?: boolean | undefined
  readonly text?: string | undefined
  readonly today: BusinessDate
  readonly after?: readonly [BusinessDate, Uuid] | undefined
  readonly limit: number
}

/** Documents that bind places of the scopes, the last issued first: one row more than `limit` where there are more. */
export async function listPolicies(db: Kysely<RegistryTables>, filter: PolicyFilter): Promise<PolicySummary[]> {
  const { scopes, place, kind, state, trial, text, today, after, limit } = filter
  let query = policyQuery(db)
    .select((eb) =>
      eb
        .selectFrom('policy_file')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('policy_file.policy_id', '=', 'policy.id')
        .as('files'),
    )
    .where(bindsIn('policy.scope_path', scopes))
  if (place !== undefined) query = query.where(bindsIn('policy.scope_path', [place]))
  if (kind?.length) query = query.where('policy.kind', 'in', kind)
  if (state?.length) query = query.where(sql<boolean>`${stateOn(today)} = ANY(${[...state]}::text[])`)
  if (trial !== undefined) query = query.where('policy.trial', '=', trial)
  if (text) {
    const pattern = contains(text)
    query = query.where((eb) =>
      eb.or([
        eb('policy.title', 'like', pattern),
        eb('policy.number', 'like', pattern),
        eb('policy.issuer', 'like', pattern),
      ]),
    )
  }
  if (after) query = query.where(sql<boolean>`(policy.issued_on, policy.id) < (${after[0]}::date, ${after[1]}::uuid)`)
  const rows = await query
    .orderBy('policy.issued_on', 'desc')
    .orderBy('policy.id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => {
    const { summary, ...policy } = policyOf(row)
    return { ...policy, state: policyState(policy, today), files: row.files ?? 0 }
  })
}

/** As the domain's `policyState`, for filtering. */
function stateOn(today: BusinessDate): RawBuilder<string> {
  return sql<string>`CASE WHEN policy.repealed_on <= ${today}::date THEN 'repealed'
    WHEN ${today}::date < policy.valid_from THEN 'coming' WHEN policy.valid_to < ${today}::date THEN 'ended'
    ELSE 'running' END`
}

import type { GroupMember, LeadingGroupSummary } from '@zhanwang/domain-station-registry/leading-group'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { bindsIn } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { groupOf, groupQuery } from './group-columns.ts'

export interface GroupFilter {
  readonly scopes: readonly ScopePath[]
  /** The place that is to be led besides. */
  readonly place?: ScopePath | undefined
  readonly level?: readonly DivisionLevel[] | undefined
  readonly dissolved: boolean
  readonly text?: string | undefined
  readonly after?: readonly [ScopePath, Uuid] | undefined
  readonly limit: number
}

/** Leading groups of the scopes and of what lies above them, by place: one row more than `limit` where there are more. */
export async function listGroups(db: Kysely<RegistryTables>, filter: GroupFilter): Promise<LeadingGroupSummary[]> {
  const { scopes, place, level, dissolved, text, after, limit } = filter
  let query = groupQuery(db)
    .select(
      sql<{ count: number; last: BusinessDate | null }>`
        (SELECT json_build_object('count', count(*), 'last', max(met_on))
          FROM leading_group_meeting WHERE group_id = leading_group.id)`.as('met'),
    )
    .where(bindsIn('leading_group.scope_path', scopes))
    .where('leading_group.dissolved_on', dissolved ? 'is not' : 'is', null)
  if (place !== undefined) query = query.where(bindsIn('leading_group.scope_path', [place]))
  if (level?.length) query = query.where('leading_group.level', 'in', level)
  if (text) {
    const pattern = contains(text)
    query = query.where((eb) =>
      eb.or([
        eb('leading_group.name', 'like', pattern),
        eb('leading_group.division_name', 'like', pattern),
        sql<boolean>`EXISTS (SELECT FROM leading_group_member AS member
          WHERE member.group_id = leading_group.id AND member.until IS NULL AND member.role = 'head'
            AND member.name LIKE ${pattern})`,
      ]),
    )
  }
  if (after)
    query = query.where(sql<boolean>`(leading_group.scope_path, leading_group.id) > (${after[0]}, ${after[1]}::uuid)`)
  const rows = await query
    .orderBy('leading_group.scope_path')
    .orderBy('leading_group.id')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => {
    const { members, remark, ...group } = groupOf(row)
    const head = members.find(({ role }) => role === 'head')
    return {
      ...group,
      head: head ? personOf(head) : null,
      memberCount: members.length,
      meetings: row.met.count,
      lastMetOn: row.met.last,
    }
  })
}

function personOf({ role, name, unit, post }: GroupMember): GroupMember {
  return { role, name, unit, post }
}

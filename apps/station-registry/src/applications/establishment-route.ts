import type { ApprovalRoute } from '@zhanwang/domain-approval/route'
import { ESTABLISHMENT_ROUTE } from '@zhanwang/domain-station-registry/rule-kinds'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { ruleInForce } from '@zhanwang/rules/rule-store'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** Who decides on an application at a place: as its nearest office has laid down, else a county officer. */
export async function establishmentRoute(
  db: Kysely<RegistryTables>,
  place: ScopePath,
  on: BusinessDate,
): Promise<ApprovalRoute> {
  const rule = await ruleInForce(db, ESTABLISHMENT_ROUTE, place, on)
  if (!rule) throw new Error('the route of applications has no fallback')
  return rule.value
}

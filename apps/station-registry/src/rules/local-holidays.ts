import { LOCAL_HOLIDAYS } from '@zhanwang/domain-station-registry/rule-kinds'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { ruleInForce } from '@zhanwang/rules/rule-store'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/**
 * The local days off that count for a deadline which begins on `from` at a place, for the calendar functions of kernel:
 * by the list that is in force that day. One that is published later changes no deadline that runs.
 */
export async function holidaysOf(
  db: Kysely<RegistryTables>,
  place: ScopePath,
  from: BusinessDate,
): Promise<BusinessDate[]> {
  const rule = await ruleInForce(db, LOCAL_HOLIDAYS, place, from)
  return rule?.value.days.map(({ date }) => date) ?? []
}

import { CHECKLIST_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import type { Station } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { ruleInForce } from '@zhanwang/rules/rule-store'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

type Placed = Pick<Station, 'kind' | 'scopePath'>

/** The checklist by which a station is accepted on a day; undefined where none holds. */
export async function findChecklist(db: Kysely<RegistryTables>, { kind, scopePath }: Placed, on: BusinessDate) {
  const rule = await ruleInForce(db, CHECKLIST_RULES[kind], scopePath, on)
  return rule && { ...rule.value, rule: rule.id, sourceDocument: rule.sourceDocument }
}

/** The same. Throws `rule-broken` where none holds. */
export async function checklistInForce(db: Kysely<RegistryTables>, station: Placed, on: BusinessDate) {
  const checklist = await findChecklist(db, station, on)
  if (!checklist) throw new DomainError('rule-broken', { reason: 'checklist-missing' })
  return checklist
}

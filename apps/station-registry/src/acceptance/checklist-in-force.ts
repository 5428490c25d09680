import { nearestRule } from '@zhanwang/domain-rules/nearest-rule'
import type { PublishedChecklist } from '@zhanwang/domain-station-registry/existing-station'
import { CHECKLIST_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import type { Station } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { ruleInForce, versionsAbove } from '@zhanwang/rules/rule-store'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

type Placed = Pick<Station, 'kind' | 'scopePath'>

/** The checklist by which a station is accepted on a day; undefined where none holds. */
export async function findChecklist(db: Kysely<RegistryTables>, { kind, scopePath }: Placed, on: BusinessDate) {
  const rule = await ruleInForce(db, CHECKLIST_RULES[kind], scopePath, on)
  return rule && { ...rule.value, rule: rule.id, sourceDocument: rule.sourceDocument }
}

/** The checklist that an office has published and that holds for a station on a day; null where there is none. */
export async function publishedChecklist(
  db: Kysely<RegistryTables>,
  { kind, scopePath }: Placed,
  on: BusinessDate,
): Promise<PublishedChecklist | null> {
  const rule = await ruleInForce(db, CHECKLIST_RULES[kind], scopePath, on)
  return rule?.validFrom ? { name: rule.value.name, since: rule.validFrom } : null
}

/** Tells the checklist that holds for a station on a day and was published by an office. */
export type PublishedChecklists = (station: Placed, on: BusinessDate) => PublishedChecklist | null

/** The same as {@link publishedChecklist} for many stations and days, read at once for all that lies at these places. */
export async function publishedChecklists(
  db: Kysely<RegistryTables>,
  places: readonly ScopePath[],
): Promise<PublishedChecklists> {
  const kinds = Object.values(CHECKLIST_RULES).map(({ code }) => code)
  const versions = await versionsAbove(db, kinds, places)
  return ({ kind, scopePath }, on) => {
    const { code, value } = CHECKLIST_RULES[kind]
    const holding = versions.filter(
      (version) =>
        version.kind === code && version.validFrom <= on && (version.validTo === null || on <= version.validTo),
    )
    const nearest = nearestRule(holding, scopePath)
    return nearest ? { name: value.parse(nearest.value).name, since: nearest.validFrom } : null
  }
}

/** The same. Throws `rule-broken` where none holds. */
export async function checklistInForce(db: Kysely<RegistryTables>, station: Placed, on: BusinessDate) {
  const checklist = await findChecklist(db, station, on)
  if (!checklist) throw new DomainError('rule-broken', { reason: 'checklist-missing' })
  return checklist
}

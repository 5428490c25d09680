import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Database } from '@zhanwang/persistence/database'
import { type RuleHandlers, ruleHandlers } from '@zhanwang/rules/rule-handlers'
import type { RuleDivision, RuleParts } from '@zhanwang/rules/rule-parts'
import type { Kysely } from 'kysely'
import { holdVersions, newestDivision } from '../division-reads.ts'
import type { RegistryTables } from '../registry-tables.ts'

/** Answers what is asked of the registry's rules; all but the export. */
export function registryRules(db: Database<RegistryTables>): RuleHandlers<typeof REGISTRY_RULES> {
  const parts: RuleParts & { readonly kinds: typeof REGISTRY_RULES } = {
    db,
    context: stationRegistry.context,
    kinds: REGISTRY_RULES,
    findDivision: newestDivision,
    holdDivision,
  }
  return ruleHandlers(parts)
}

async function holdDivision(db: Kysely<RegistryTables>, code: DivisionCode): Promise<RuleDivision | undefined> {
  const [newest] = await holdVersions(db, code)
  return newest && { name: newest.name, path: newest.scopePath, until: newest.validTo }
}

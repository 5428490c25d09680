import { nearestRule, type PlacedRule } from '@zhanwang/domain-rules/nearest-rule'
import type { PublishedRule, RuleInForce, RuleKind } from '@zhanwang/domain-rules/rule'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { pathsTo, type ScopePath } from '@zhanwang/kernel/scope'
import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import { publishedRule, RULE_COLUMNS, type RuleRow } from './rule-columns.ts'
import type { RuleTables } from './rule-tables.ts'

/**
 * What binds a place on a day: the rule of its own office, else of the nearest above it, else the kind's fallback;
 * undefined where there is none. `place` is the place's path as it is now: of a day in the past it tells what those who
 * govern the place now had laid down, which is right unless the place has moved since.
 */
export async function ruleInForce<V extends z.ZodType>(
  db: Kysely<RuleTables>,
  kind: RuleKind<string, V>,
  place: ScopePath,
  on: BusinessDate,
): Promise<RuleInForce<z.output<V>> | undefined> {
  return (await rulesInForce(db, kind, [place], on)).get(place)
}

/** The same for many places at once, in one statement. Places that nothing binds are missing. */
export async function rulesInForce<V extends z.ZodType>(
  db: Kysely<RuleTables>,
  kind: RuleKind<string, V>,
  places: readonly ScopePath[],
  on: BusinessDate,
): Promise<Map<ScopePath, RuleInForce<z.output<V>>>> {
  const candidates = (await candidatesOf(db, [kind.code], places, on)).map((row) => inForceOf(kind, row))
  return new Map(
    places.flatMap((place) => {
      const rule = nearestRule(candidates, place)?.rule ?? fallbackOf(kind)
      return rule ? [[place, rule] as const] : []
    }),
  )
}

/**
 * Every version of some kinds that holds or held for any of the places, for who judges many days at once
 * ({@link nearestRule} tells which binds a place).
 */
export async function versionsAbove(
  db: Kysely<RuleTables>,
  kinds: readonly string[],
  places: readonly ScopePath[],
): Promise<PublishedRule[]> {
  const paths = [...new Set(places.flatMap(pathsTo))]
  const { rows } = await sql<RuleRow>`
    SELECT ${RULE_COLUMNS} FROM jurisdiction_rule
    WHERE scope_path = ANY(${paths}::text[]) AND kind = ANY(${[...kinds]}::text[]) AND NOT isempty(valid)`.execute(db)
  return rows.map(publishedRule)
}

/** What binds one place on a day, of every kind that has something, in the order of the kinds. */
export async function allInForce(
  db: Kysely<RuleTables>,
  kinds: readonly RuleKind[],
  place: ScopePath,
  on: BusinessDate,
): Promise<RuleInForce<unknown>[]> {
  const codes = kinds.map(({ code }) => code)
  const rows = await candidatesOf(db, codes, [place], on)
  return kinds.flatMap((kind) => {
    const candidates = rows.filter((row) => row.kind === kind.code).map((row) => inForceOf(kind, row))
    return nearestRule(candidates, place)?.rule ?? fallbackOf(kind) ?? []
  })
}

/** Everything that holds on a day for one of the places, whoever is nearest. */
async function candidatesOf(
  db: Kysely<RuleTables>,
  kinds: readonly string[],
  places: readonly ScopePath[],
  on: BusinessDate,
): Promise<RuleRow[]> {
  const paths = [...new Set(places.flatMap(pathsTo))]
  const { rows } = await sql<RuleRow>`
    SELECT ${RULE_COLUMNS} FROM jurisdiction_rule
    WHERE scope_path = ANY(${paths}::text[]) AND kind = ANY(${[...kinds]}::text[]) AND valid @> ${on}::date
      AND (division_until IS NULL OR division_until >= ${on}::date)`.execute(db)
  return rows
}

function inForceOf<V extends z.ZodType>(
  kind: RuleKind<string, V>,
  row: RuleRow,
): PlacedRule & { readonly rule: RuleInForce<z.output<V>> } {
  const { id, division, divisionName, scopePath, sourceDocument, validFrom, validTo } = publishedRule(row)
  const value = kind.value.parse(row.value)
  const rule = { id, kind: kind.code, division, divisionName, value, sourceDocument, validFrom, validTo }
  return { division, scopePath, validFrom, rule }
}

function fallbackOf<V extends z.ZodType>(kind: RuleKind<string, V>): RuleInForce<z.output<V>> | undefined {
  if (kind.fallback === null) return undefined
  const nobody = { id: null, division: null, divisionName: null, validFrom: null, validTo: null }
  return { ...nobody, kind: kind.code, value: kind.fallback, sourceDocument: '' }
}

import { error, type Remark } from '@zhanwang/domain-ledger/remark'
import type { IntendedOrganization } from '@zhanwang/domain-station-registry/organization-ledger-row'
import { type DivisionCode, type DivisionLevel, parseDivisionCode } from '@zhanwang/kernel/division-code'
import { lastCode, type ScopePath } from '@zhanwang/kernel/scope'
import { normaliseName } from '@zhanwang/kernel/text'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** A division whose bureau may keep records of organizations. */
export interface Keeper {
  readonly code: DivisionCode
  readonly name: string
  readonly level: DivisionLevel
  readonly path: ScopePath
}

export interface Keepers {
  /** The keeper that a row names; where it names none, the one whose scope the clerk has. */
  find(row: Pick<IntendedOrganization, 'division' | 'divisionCode'>): {
    readonly keeper: Keeper | null
    readonly remarks: readonly Remark[]
  }
}

/** Provinces, prefectures, counties and townships inside the scopes, as they are today. */
export async function loadKeepers(db: Kysely<RegistryTables>, scopes: readonly ScopePath[]): Promise<Keepers> {
  const all: Keeper[] = await db
    .selectFrom('division')
    .distinctOn('code')
    .select(['code', 'name', 'level', 'scope_path as path'])
    .where(inScopes('division.scope_path', scopes))
    .where('level', '<>', 'village')
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .execute()
  // A retired code lies on its successor's path: what keeps records is the path's own division.
  const keepers = all.filter(({ code, path }) => lastCode(path) === code)
  const [scope, ...others] = scopes
  const own = others.length === 0 ? (keepers.find(({ path }) => path === scope) ?? null) : null
  return {
    find({ division, divisionCode }) {
      if (divisionCode !== undefined) return byCode(keepers, divisionCode)
      if (division !== undefined) return byName(keepers, normaliseName(division))
      if (own) return { keeper: own, remarks: [] }
      return none('division', '请填写建档行政区划', 'Name the division that keeps the record')
    },
  }
}

function byCode(keepers: readonly Keeper[], text: string): ReturnType<Keepers['find']> {
  const code = parseDivisionCode(text)
  const keeper = code.ok ? keepers.find((one) => one.code === code.value) : undefined
  if (keeper) return { keeper, remarks: [] }
  return none('divisionCode', `您的管辖范围内没有行政区划 ${text}`, `There is no division ${text} in your scope`)
}

function byName(keepers: readonly Keeper[], name: string): ReturnType<Keepers['find']> {
  const [keeper, ...others] = keepers.filter((one) => one.name === name)
  if (keeper && others.length === 0) return { keeper, remarks: [] }
  if (keeper) return none('division', `有多个“${name}”,请填写行政区划代码`, `Several are called ${name}; give the code`)
  return none('division', `您的管辖范围内没有“${name}”`, `There is no ${name} in your scope`)
}

function none(key: string, zh: string, en: string) {
  return { keeper: null, remarks: [error(key, zh, en)] }
}

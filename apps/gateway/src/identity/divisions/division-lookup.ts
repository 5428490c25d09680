import { type DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import type { IdentityTables } from '../tables.ts'

export interface KnownDivision {
  readonly code: DivisionCode | null
  readonly name: string | null
  readonly scopePath: ScopePath
}

const ALL: KnownDivision = { code: null, name: null, scopePath: EVERYWHERE }

/** The division of a code as the registry's events tell it, its newest version; null means everywhere. Throws {@link divisionUnknown}. */
export async function getDivision(db: Kysely<IdentityTables>, input: string | null): Promise<KnownDivision> {
  if (input === null) return ALL
  const code = toDivisionCode(input)
  const row = await db
    .selectFrom('division_projection')
    .select(['name', 'scope_path'])
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw divisionUnknown(code)
  return { code, name: row.name, scopePath: ScopePath.parse(row.scope_path) }
}

/** What is said of a division that is not there, and of one outside the reader's scope: the two look the same. */
export function divisionUnknown(code: string): DomainError {
  return new DomainError('not-found', { reason: 'division-unknown', params: { code } })
}

/** The names of codes that are known, newest first wins. */
export async function divisionNames(
  db: Kysely<IdentityTables>,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('division_projection')
    .select(['code', 'name'])
    .where('code', 'in', wanted)
    .orderBy('valid_from')
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

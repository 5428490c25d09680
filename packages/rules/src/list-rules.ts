import { ruleState } from '@zhanwang/domain-rules/rule-state'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { type DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { anyCovers, narrowScopes, type ScopePath } from '@zhanwang/kernel/scope'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import { publishedRule, type RuleRow } from './rule-columns.ts'
import type { RuleHandler, RuleParts } from './rule-parts.ts'
import { allInForce } from './rule-store.ts'
import { findVersion, listVersions } from './version-store.ts'

const Cursor = z.tuple([BusinessDate, Uuid])

/** Versions of a context's rules: those of the reader's places and of what lies above them. */
export function listRules({ db: { read }, findDivision }: RuleParts): RuleHandler<'list'> {
  return async ({ division, kind, state, cursor, limit }, call) => {
    const code = division === undefined ? undefined : toDivisionCode(division)
    const scopes = code ? within(code, (await findDivision(read, code))?.path, call.scopes) : call.scopes
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
    const filter = { scopes, kinds: kind, states: state, today: call.today, after, limit }
    const page = pageOf(await listVersions(read, filter), limit, ({ since, id }) => [since, id])
    return { rows: page.rows.map((row) => rowOf(row, call.today)), next: page.next }
  }
}

/** One version. Throws `not-found` for one that neither lies in the reader's places nor binds them. */
export function getRule({ db: { read } }: RuleParts): RuleHandler<'get'> {
  return async ({ id }, call) => {
    const row = await findVersion(read, id, call.scopes)
    if (!row) throw new DomainError('not-found')
    return { rule: rowOf(row, call.today) }
  }
}

/** What binds a division in the reader's scope on a day. */
export function rulesOfDivision(parts: RuleParts): RuleHandler<'inForce'> {
  const { db, kinds, findDivision } = parts
  return async ({ division, on }, call) => {
    const code = toDivisionCode(division)
    const found = await findDivision(db.read, code)
    if (!found || !anyCovers(call.scopes, found.path)) throw divisionUnknown(code)
    const rules = await allInForce(db.read, kinds, found.path, on ?? call.today)
    return { rules: rules.map((rule) => ({ ...rule })) }
  }
}

/** The same answer for a division that does not exist and for one outside the caller's scope. */
export function divisionUnknown(code: DivisionCode): DomainError {
  return new DomainError('not-found', { reason: 'division-unknown', params: { code } })
}

function within(code: DivisionCode, path: ScopePath | undefined, scopes: readonly ScopePath[]): ScopePath[] {
  const narrowed = path ? narrowScopes(scopes, path) : []
  if (narrowed.length === 0) throw divisionUnknown(code)
  return narrowed
}

function rowOf(row: RuleRow, today: BusinessDate) {
  const rule = publishedRule(row)
  return {
    ...rule,
    state: ruleState(rule, today),
    publishedBy: row.published_by,
    publishedAt: row.published_at.toISOString(),
    endReason: row.end_reason,
  }
}

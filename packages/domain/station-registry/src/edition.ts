import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { type DivisionCode, levelOf, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import { DIVISION_KINDS, type Division, type DivisionRow } from './division.ts'
import { administrativePaths, type TreeVersion } from './division-tree.ts'
import { checkCovered } from './edition-coverage.ts'

/** A row of an edition with its codes in canonical form. */
export interface EditionRow extends Omit<DivisionRow, 'code' | 'parent' | 'successors'> {
  readonly code: DivisionCode
  readonly parent: DivisionCode | null
  readonly successors: readonly DivisionCode[]
}

export type EditionChange = EditionRow & { readonly scopePath: ScopePath }

export interface EditionPlan {
  readonly created: readonly EditionChange[]
  readonly changed: readonly EditionChange[]
  readonly unchanged: number
}

const LEVELS = ['province', 'prefecture', 'county', 'township', 'village'] as const

/** The row as the registry keeps it: codes without padding. */
export function editionRow(row: DivisionRow): EditionRow {
  return {
    ...row,
    code: toDivisionCode(row.code),
    parent: row.parent === null ? null : toDivisionCode(row.parent),
    successors: row.successors.map(toDivisionCode),
  }
}

/**
 * Decides what an edition's rows do to the tree. A version is told by its code and first day: the same row again changes
 * nothing (whatever source it comes from this time). All rows hold or none does.
 *
 * `known` holds every version of every code that the rows name (their own, their parents', their successors') and of the
 * children of their own.
 * Throws `rule-broken` naming the code. First of all where a row, before or after, or its parent is unknown or lies outside
 * `scopes`, so that no other rule tells of what the caller may not see; then for an end before the beginning, two versions
 * of a code that overlap, a level that does not fit the kind or the parent, a day without its parent.
 */
export function planEdition(
  rows: readonly EditionRow[],
  known: readonly Division[],
  scopes: readonly ScopePath[],
): EditionPlan {
  const before = new Map(known.map((division) => [keyOf(division), division]))
  const after = new Map<string, TreeVersion>(before)
  for (const row of rows) after.set(keyOf(row), row)

  const levels = new Map([...known, ...rows].map((division) => [division.code, DIVISION_KINDS[division.kind].level]))
  const storedPaths = new Map(known.map((division) => [division.code, division.scopePath]))
  const named = new Set(rows.map((row) => row.code))
  const paths = administrativePaths(
    [...after.values()].filter((version) => named.has(version.code)),
    (code) => storedPaths.get(code),
  )

  const placed = rows.map((row): EditionChange => {
    const parentPath = row.parent === null ? EVERYWHERE : (paths.get(row.parent) ?? storedPaths.get(row.parent))
    const scopePath = paths.get(row.code)
    const stored = storedPaths.get(row.code)
    if (!parentPath || !scopePath || ![parentPath, scopePath, stored ?? scopePath].every((p) => anyCovers(scopes, p))) {
      const { code, parent } = row
      throw new DomainError('rule-broken', {
        reason: 'parent-division-unknown',
        params: { code, parent: parent ?? '/' },
      })
    }
    return { ...row, scopePath }
  })

  checkPeriods(rows, [...after.values()])
  const created: EditionChange[] = []
  const changed: EditionChange[] = []
  for (const row of placed) {
    checkLevel(row, row.parent === null ? undefined : levels.get(row.parent))
    const old = before.get(keyOf(row))
    if (!old) created.push(row)
    else if (differs(row, old)) changed.push(row)
  }
  checkCovered([...created, ...changed], [...after.values()])
  return { created, changed, unchanged: rows.length - created.length - changed.length }
}

/**
 * Checks that what follows an edition's rows from one place to another moves inside the caller's scopes. Throws
 * `rule-broken` without naming what does not.
 */
export function checkFollowers(
  followers: readonly Pick<Division, 'code' | 'scopePath'>[],
  paths: ReadonlyMap<DivisionCode, ScopePath>,
  scopes: readonly ScopePath[],
): void {
  for (const { code, scopePath } of followers) {
    const path = paths.get(code) ?? scopePath
    if (path !== scopePath && !(anyCovers(scopes, scopePath) && anyCovers(scopes, path))) {
      throw new DomainError('rule-broken', { reason: 'division-follower-outside' })
    }
  }
}

/** The codes of the rows that say something new: a version that is not `known`, or otherwise. */
export function codesWritten(rows: readonly EditionRow[], known: readonly Division[]): DivisionCode[] {
  const before = new Map(known.map((division) => [keyOf(division), division]))
  return rows.flatMap((row) => {
    const old = before.get(keyOf(row))
    return old && !differs(row, old) ? [] : [row.code]
  })
}

function checkLevel(row: EditionRow, parentLevel: Division['level'] | undefined): void {
  const { code, kind } = row
  const { level } = DIVISION_KINDS[kind]
  if (levelOf(code) !== level) throw new DomainError('rule-broken', { reason: 'division-kind-code', params: { code } })
  // A level may be passed over: 东莞 has no counties, 仙桃 no prefecture.
  const belowParent = row.parent === null ? level === 'province' : !parentLevel || isBelow(level, parentLevel)
  if (!belowParent) throw new DomainError('rule-broken', { reason: 'division-kind-level', params: { code } })
}

function isBelow(level: Division['level'], parentLevel: Division['level']): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(parentLevel)
}

function checkPeriods(rows: readonly EditionRow[], versions: readonly TreeVersion[]): void {
  const keys = new Set<string>()
  for (const row of rows) {
    if (row.validTo && row.validTo < row.validFrom) refusePeriod('division-ends-before', row)
    if (keys.has(keyOf(row))) refusePeriod('division-overlaps', row)
    keys.add(keyOf(row))
  }
  const byCode = Map.groupBy(versions, (version) => version.code)
  for (const sameCode of byCode.values()) {
    const inOrder = sameCode.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    for (const [index, version] of inOrder.entries()) {
      const next = inOrder[index + 1]
      if (next && (!version.validTo || version.validTo >= next.validFrom)) refusePeriod('division-overlaps', next)
    }
  }
}

function refusePeriod(reason: string, { code, validFrom }: { code: DivisionCode; validFrom: BusinessDate }): never {
  throw new DomainError('rule-broken', { reason, params: { code, on: validFrom } })
}

function keyOf({ code, validFrom }: { readonly code: DivisionCode; readonly validFrom: BusinessDate }): string {
  return `${code}@${validFrom}`
}

function differs(row: EditionRow, old: Division): boolean {
  return (
    row.name !== old.name ||
    row.kind !== old.kind ||
    row.parent !== old.parent ||
    row.validTo !== old.validTo ||
    row.official !== old.official ||
    row.remark !== old.remark ||
    row.successors.join() !== old.successors.join()
  )
}

import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { type DivisionCode, levelOf, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import { DIVISION_KINDS, type Division, type DivisionRow } from './division.ts'
import { administrativePaths, type TreeVersion } from './division-tree.ts'
import { uncovered } from './edition-coverage.ts'

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
 * Throws the first of {@link editionProblems}.
 */
export function planEdition(
  rows: readonly EditionRow[],
  known: readonly Division[],
  scopes: readonly ScopePath[],
): EditionPlan {
  const [problem] = editionProblems(rows, known, scopes)
  if (problem) throw problem
  return sorted(
    placedRows(rows, known).flatMap(({ row, scopePath }) => (scopePath ? [{ ...row, scopePath }] : [])),
    known,
  )
}

/**
 * Everything for which an edition is refused, each a `rule-broken` naming the code. First of all where a row, before or
 * after, its parent or a successor is unknown or lies outside `scopes` (who works everywhere may name one that comes later): then nothing else is said, so that no other rule tells of what
 * the caller may not see. Else each end before a beginning, two versions of a code that overlap, a level that does not fit
 * the kind or the parent, a day without its parent.
 */
export function editionProblems(
  rows: readonly EditionRow[],
  known: readonly Division[],
  scopes: readonly ScopePath[],
): DomainError[] {
  const placed = placedRows(rows, known)
  const outside = placed.flatMap((each) => outsideProblem(each, scopes) ?? [])
  if (outside.length > 0) return outside
  const levels = new Map([...known, ...rows].map((division) => [division.code, DIVISION_KINDS[division.kind].level]))
  const after = versionsAfter(rows, known)
  const written = placed.flatMap(({ row, scopePath }) => (scopePath ? [{ ...row, scopePath }] : []))
  const { created, changed } = sorted(written, known)
  return [
    ...periodProblems(rows, after),
    ...rows.flatMap((row) => levelProblem(row, row.parent === null ? undefined : levels.get(row.parent)) ?? []),
    ...uncovered([...created, ...changed], after),
  ]
}

function outsideProblem(
  { row: { code, parent }, parentPath, scopePath, stored, successorPaths }: PlacedRow,
  scopes: readonly ScopePath[],
): DomainError | undefined {
  // What stood in it counts at its successors: nobody hands that to a place of others.
  const lost = successorPaths.find(({ path }) => !anyCovers(scopes, path))
  if (lost) return broken('successor-division-unknown', { code, successor: lost.code })
  const isInside =
    parentPath && scopePath && [parentPath, scopePath, stored ?? scopePath].every((path) => anyCovers(scopes, path))
  return isInside ? undefined : broken('parent-division-unknown', { code, parent: parent ?? '/' })
}

interface PlacedRow {
  readonly row: EditionRow
  readonly parentPath: ScopePath | undefined
  readonly scopePath: ScopePath | undefined
  /** Where its code lies so far. */
  readonly stored: ScopePath | undefined
  /** Of one that is not known yet everywhere, since it may come to lie anywhere. */
  readonly successorPaths: readonly { readonly code: DivisionCode; readonly path: ScopePath }[]
}

function placedRows(rows: readonly EditionRow[], known: readonly Division[]): PlacedRow[] {
  const storedPaths = new Map(known.map((division) => [division.code, division.scopePath]))
  const named = new Set(rows.map((row) => row.code))
  const paths = administrativePaths(
    versionsAfter(rows, known).filter((version) => named.has(version.code)),
    (code) => storedPaths.get(code),
  )
  const pathOf = (code: DivisionCode) => paths.get(code) ?? storedPaths.get(code)
  return rows.map((row) => ({
    row,
    parentPath: row.parent === null ? EVERYWHERE : pathOf(row.parent),
    scopePath: paths.get(row.code),
    stored: storedPaths.get(row.code),
    successorPaths: row.successors.map((code) => ({ code, path: pathOf(code) ?? EVERYWHERE })),
  }))
}

/** All versions as they are once the rows are loaded. */
function versionsAfter(rows: readonly EditionRow[], known: readonly Division[]): TreeVersion[] {
  const after = new Map<string, TreeVersion>(known.map((division) => [keyOf(division), division]))
  for (const row of rows) after.set(keyOf(row), row)
  return [...after.values()]
}

function sorted(placed: readonly EditionChange[], known: readonly Division[]): EditionPlan {
  const before = new Map(known.map((division) => [keyOf(division), division]))
  const created = placed.filter((row) => !before.has(keyOf(row)))
  const changed = placed.filter((row) => {
    const old = before.get(keyOf(row))
    return old !== undefined && differs(row, old)
  })
  return { created, changed, unchanged: placed.length - created.length - changed.length }
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

function levelProblem(row: EditionRow, parentLevel: Division['level'] | undefined): DomainError | undefined {
  const { code, kind } = row
  const { level } = DIVISION_KINDS[kind]
  if (levelOf(code) !== level) return broken('division-kind-code', { code })
  // A level may be passed over: 东莞 has no counties, 仙桃 no prefecture.
  const belowParent = row.parent === null ? level === 'province' : !parentLevel || isBelow(level, parentLevel)
  return belowParent ? undefined : broken('division-kind-level', { code })
}

function isBelow(level: Division['level'], parentLevel: Division['level']): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(parentLevel)
}

function* periodProblems(rows: readonly EditionRow[], versions: readonly TreeVersion[]): Generator<DomainError> {
  const keys = new Set<string>()
  for (const row of rows) {
    if (row.validTo && row.validTo < row.validFrom) yield periodBroken('division-ends-before', row)
    if (keys.has(keyOf(row))) yield periodBroken('division-overlaps', row)
    keys.add(keyOf(row))
  }
  const byCode = Map.groupBy(versions, (version) => version.code)
  for (const sameCode of byCode.values()) {
    const inOrder = sameCode.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    for (const [index, version] of inOrder.entries()) {
      const next = inOrder[index + 1]
      if (next && (!version.validTo || version.validTo >= next.validFrom)) yield periodBroken('division-overlaps', next)
    }
  }
}

function periodBroken(
  reason: 'division-ends-before' | 'division-overlaps',
  { code, validFrom }: { code: DivisionCode; validFrom: BusinessDate },
): DomainError {
  return broken(reason, { code, on: validFrom })
}

function broken(reason: string, params: Readonly<Record<string, string>>): DomainError {
  return new DomainError('rule-broken', { reason, params })
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

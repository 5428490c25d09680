import { addDays } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Division } from './division.ts'
import type { EditionRow } from './edition.ts'
import type { EditionEffect } from './edition-preview.ts'

type Version = Pick<Division, 'code' | 'name' | 'kind' | 'parent' | 'validFrom' | 'validTo' | 'official' | 'remark'> & {
  readonly successors: readonly DivisionCode[]
}

/**
 * What the rows of an edition do, one by one, in the words of a clerk; a row that says nothing new has no effect. `known`
 * holds every version of the codes that the rows name.
 */
export function editionEffects(rows: readonly EditionRow[], known: readonly Division[]): EditionEffect[] {
  const after = [
    ...new Map([...known, ...rows].map((version): [string, Version] => [keyOf(version), version])).values(),
  ]
  const nameOf = (code: DivisionCode | null) =>
    code === null ? '' : (after.findLast((version) => version.code === code)?.name ?? code)
  return rows.flatMap((row) => {
    const same = known.find((version) => keyOf(version) === keyOf(row))
    const before = same ?? lastBefore(after, row)
    return [...changesOf(row, before, same, nameOf), ...endOf(row, same, after, nameOf)]
  })
}

type NameOf = (code: DivisionCode | null) => string

function changesOf(
  row: EditionRow,
  before: Version | undefined,
  same: Version | undefined,
  nameOf: NameOf,
): EditionEffect[] {
  const told = (effect: EditionEffect['effect'], was: string, is: string): EditionEffect => ({
    ...{ effect, code: row.code, name: row.name, on: row.validFrom },
    ...{ before: was, after: is },
  })
  if (!before) return [told('created', '', nameOf(row.parent))]
  const effects = [
    ...(before.name === row.name ? [] : [told('renamed', before.name, row.name)]),
    ...(before.parent === row.parent ? [] : [told('moved', nameOf(before.parent), nameOf(row.parent))]),
    ...(before.kind === row.kind ? [] : [told('kind-changed', before.kind, row.kind)]),
  ]
  const isCorrected = same && (same.official !== row.official || same.remark !== row.remark)
  return effects.length === 0 && isCorrected ? [told('corrected', '', '')] : effects
}

/** How a division comes to its end: by nobody, one or several that take over. */
function endOf(row: EditionRow, same: Version | undefined, after: readonly Version[], nameOf: NameOf): EditionEffect[] {
  const { code, name, validTo, successors } = row
  const isNews = same?.validTo !== validTo || same.successors.join() !== successors.join()
  const goesOn = after.some((version) => version.code === code && validTo !== null && version.validFrom > validTo)
  if (validTo === null || !isNews || goesOn) return []
  const [successor, ...more] = successors
  const told = (effect: EditionEffect['effect']): EditionEffect => ({
    ...{ effect, code, name, on: addDays(validTo, 1) },
    ...{ before: name, after: successors.map(nameOf).join('、') },
  })
  if (!successor) return [told('ended')]
  if (more.length > 0) return [told('split')]
  // It was there before, or takes over from others as well.
  const stood = after.some((version) => version.code === successor && version.validFrom <= validTo)
  const others = after.filter((version) => version.code !== code && version.successors.includes(successor))
  return [told(stood || others.length > 0 ? 'merged' : 'replaced')]
}

function lastBefore(versions: readonly Version[], { code, validFrom }: EditionRow): Version | undefined {
  return versions
    .filter((version) => version.code === code && version.validFrom < validFrom)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .at(-1)
}

function keyOf({ code, validFrom }: { readonly code: string; readonly validFrom: string }): string {
  return `${code}@${validFrom}`
}

import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { TreeVersion } from './division-tree.ts'

/**
 * Finds where what an edition writes leaves a day on which a division is valid and its parent is not: no figure would
 * count it on that day. Only versions that are `written`, or stand below a code that is, are judged.
 *
 * `versions` are those after the edition, one for each code and first day, of the written codes, their parents and their
 * children. Yields a `rule-broken` naming the code for each: `division-outside-parent` for a written version,
 * `division-leaves-children` for a written parent.
 */
export function* uncovered(written: readonly TreeVersion[], versions: readonly TreeVersion[]): Generator<DomainError> {
  const byCode = Map.groupBy(versions, (version) => version.code)
  const writtenCodes = new Set(written.map((version) => version.code))
  const isWritten = new Set(written.map(keyOf))
  for (const version of versions) {
    const { code, parent } = version
    if (parent === null || !(isWritten.has(keyOf(version)) || writtenCodes.has(parent))) continue
    const on = firstUncovered(version, byCode.get(parent) ?? [])
    if (on === undefined) continue
    yield isWritten.has(keyOf(version))
      ? new DomainError('rule-broken', { reason: 'division-outside-parent', params: { code, parent, on } })
      : new DomainError('rule-broken', {
          reason: 'division-leaves-children',
          params: { code: parent, child: code, on },
        })
  }
}

/** The first day of a period that none of `above` holds. */
function firstUncovered(period: TreeVersion, above: readonly TreeVersion[]): BusinessDate | undefined {
  let day = period.validFrom
  for (const { validFrom, validTo } of above.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    if (validFrom > day) return day
    if (validTo === null) return undefined
    if (validTo < day) continue
    if (period.validTo !== null && period.validTo <= validTo) return undefined
    day = addDays(validTo, 1)
  }
  return day
}

function keyOf({ code, validFrom }: { readonly code: DivisionCode; readonly validFrom: BusinessDate }): string {
  return `${code}@${validFrom}`
}

import type { Division, DivisionRow } from '@zhanwang/domain-station-registry/division'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { z } from 'zod'

type Row = z.input<typeof DivisionRow>

/** What a clerk does to one division from a day on. Codes and names are as they were typed. */
export type DivisionChange =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'move'; readonly parent: string }
  | { readonly kind: 'merge'; readonly into: string }
  | {
      readonly kind: 'split'
      readonly parts: readonly { readonly code: string; readonly name: string }[]
      /** To which of the new codes each child goes; the first where nothing is said. */
      readonly children: Readonly<Record<string, string>>
    }

export type ChangeKind = DivisionChange['kind']
export const CHANGE_KINDS = ['merge', 'split', 'rename', 'move'] as const satisfies readonly ChangeKind[]

/**
 * The rows of an edition that carry a change out from `on`: the present version ends on the day before, what stands
 * directly below goes along, and what takes over is named as successor, so that figures before that day stay.
 */
export function editionRows(
  division: Division,
  children: readonly Division[],
  change: DivisionChange,
  on: BusinessDate,
): Row[] {
  const last = addDays(on, -1)
  const ended = (version: Division, successors: string[] = []): Row => ({
    ...rowOf(version),
    validTo: last,
    successors,
  })
  const begun = (version: Division, news: Partial<Row>): Row => ({
    ...rowOf(version),
    validFrom: on,
    validTo: null,
    ...news,
  })
  const moved = (version: Division, parent: string) => [ended(version), begun(version, { parent })]
  switch (change.kind) {
    case 'rename':
      return [ended(division), begun(division, { name: change.name })]
    case 'move':
      return moved(division, change.parent)
    case 'merge':
      return [...children.flatMap((child) => moved(child, change.into)), ended(division, [change.into])]
    case 'split': {
      const [first] = change.parts
      const successors = change.parts.map(({ code }) => code)
      return [
        ...change.parts.map(({ code, name }) => begun(division, { code, name, remark: '' })),
        ...children.flatMap((child) => moved(child, change.children[child.code] ?? first?.code ?? '')),
        ended(division, successors),
      ]
    }
  }
}

function rowOf({ code, name, kind, parent, validFrom, validTo, official, remark }: Division): Row {
  return { code, name, kind, parent, validFrom, validTo, successors: [], official, remark }
}

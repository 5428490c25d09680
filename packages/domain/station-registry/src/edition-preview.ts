import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { IndicatorReading } from '@zhanwang/kernel/indicator'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { z } from 'zod'
import { StationCode, StationKind } from './station.ts'

/** What an edition does to a division, as a clerk says it. `before` and `after` are names: of it, of its parent, of its successors. */
export const EDITION_EFFECTS = {
  created: { zh: '新设', en: 'Created' },
  renamed: { zh: '更名', en: 'Renamed' },
  moved: { zh: '改隶', en: 'Moved to another parent' },
  'kind-changed': { zh: '变更类型', en: 'Changed in kind' },
  merged: { zh: '并入', en: 'Merged into' },
  split: { zh: '析分为', en: 'Split into' },
  replaced: { zh: '更替为', en: 'Replaced by' },
  ended: { zh: '撤销', en: 'Ended' },
  corrected: { zh: '更正', en: 'Corrected' },
} as const satisfies Record<string, LocalizedText>
export const EditionEffect = z.object({
  effect: z.enum(['created', 'renamed', 'moved', 'kind-changed', 'merged', 'split', 'replaced', 'ended', 'corrected']),
  code: DivisionCode,
  name: z.string(),
  /** The first day on which it is so. */
  on: BusinessDate,
  before: z.string(),
  after: z.string(),
})
export type EditionEffect = z.infer<typeof EditionEffect>

/** How many stations and townships a preview names; it counts all. */
export const MOST_NAMED = 200

/** What an edition would come to, found out by loading it and taking it back. */
export const EditionPreview = z.object({
  /** Everything for which publishing would refuse it, in the reader's language; empty: it would be published. */
  problems: z.array(z.object({ reason: z.string(), text: z.string(), code: z.string() })),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  effects: z.array(EditionEffect),
  /** Stations and rooms that come to lie elsewhere, or whose division is called otherwise. Places are names from above. */
  stations: z.object({
    count: z.int(),
    rows: z
      .array(
        z.object({ code: StationCode, name: z.string(), kind: StationKind, before: z.string(), after: z.string() }),
      )
      .max(MOST_NAMED),
  }),
  /** Townships that the edition touches and that would not hold one active station. */
  townships: z
    .array(
      z.object({
        code: DivisionCode,
        name: z.string(),
        stations: z.array(z.object({ code: StationCode, name: z.string() })),
      }),
    )
    .max(MOST_NAMED),
  /** Figures of the lowest division that governs all of it, on the day before and on the day of the last change. */
  figures: z.array(
    z.object({ on: BusinessDate, before: IndicatorReading.nullable(), after: IndicatorReading.nullable() }),
  ),
})
export type EditionPreview = z.infer<typeof EditionPreview>

import { command, query } from '@zhanwang/kernel/contract'
import { z } from 'zod'
import { DivisionRow } from './division.ts'
import { EditionPreview } from './edition-preview.ts'

const input = z.strictObject({
  source: z.string().trim().min(1).max(200),
  /**
   * Parents before or with their children, and ends of children before or with their parent's; at most 500 at a
   * time; the same rows again change nothing.
   */
  rows: z.array(DivisionRow).min(1).max(500),
})
const common = { permission: 'division.maintain', scope: 'division', sensitivity: 'L1' } as const

/** Editions of the division tree: what one would come to, and loading it. */
export const editionProcedures = {
  previewEdition: query({
    summary: {
      zh: '预览行政区划版本',
      en: 'What loading rows of a division edition would come to; nothing is written',
    },
    input,
    output: EditionPreview,
    ...common,
    // By POST: 500 rows are no address.
    rest: 'POST /divisions/editions/preview',
  }),
  publishEdition: command({
    summary: { zh: '载入行政区划版本', en: 'Load rows of a division edition' },
    input,
    output: z.object({ created: z.int(), changed: z.int(), unchanged: z.int() }),
    ...common,
    rest: 'POST /divisions/editions',
  }),
}

import { query } from '@zhanwang/kernel/contract'
import { z } from 'zod'

const Text = z.object({ zh: z.string(), en: z.string() })

/**
 * The one query that the gateway answers itself: which figures exist, over all contexts. It reads only what the domain
 * packages declare.
 */
export const indicatorList = query({
  summary: { zh: '指标目录', en: 'List the indicators' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        /** The context that answers it. */
        context: z.string(),
        name: Text,
        unit: z.string(),
        formula: Text,
        source: z.string(),
        scale: z.int(),
        rounding: z.string(),
        rows: Text,
      }),
    ),
  }),
  scope: 'signed-in',
  sensitivity: 'L1',
  rest: 'GET /indicators',
})

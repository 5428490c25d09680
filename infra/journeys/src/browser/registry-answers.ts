import type { Page } from 'playwright-core'
import { z } from 'zod'

const Rows = z.object({
  result: z.object({ data: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) }) }),
})

/** A village without a room below a division, asked with the page's own session. @throws Error where every village has one */
export async function roomlessVillage(page: Page, division: string): Promise<{ code: string; name: string }> {
  const input = JSON.stringify({ code: 'room-coverage', division, counted: false, limit: 1 })
  const answer = await page.request.get(`/trpc/indicators.rows?input=${encodeURIComponent(input)}`)
  const village = Rows.parse(await answer.json()).result.data.rows[0]
  if (!village) throw new Error(`every village below ${division} has a room`)
  return village
}

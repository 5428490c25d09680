import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'

/** What a click makes the browser save: the name that the reader sees and the content. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), content: await buffer(await download.createReadStream()) }
}

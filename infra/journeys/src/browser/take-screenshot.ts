import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually } from '@zhanwang/testkit/eventually'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { journeysEnv } from '../env.ts'

/** A headless browser has no scroll bar: no place is kept for one. */
const HOW = { animations: 'disabled', style: 'html { scrollbar-gutter: auto !important }' } as const
/** `npm run screenshots` names docs/images; any other run leaves those alone. */
const KEPT_NOWHERE = join(import.meta.dirname, '../../../../.test-results/screenshots')
/** Larger files would make every clone of the repository larger. */
export const MAX_SCREENSHOT_BYTES = 200_000

/**
 * Saves what a reader sees as `<name>.png`, with a palette. One that is kept is taken once nothing moves any more; of any other
 * only the size counts. Returns its size in bytes.
 */
export async function takeScreenshot(page: Page, name: string): Promise<number> {
  // Nothing that is hovered.
  await page.mouse.move(0, 0)
  const { screenshotsDir } = journeysEnv()
  const taken = screenshotsDir === undefined ? await page.screenshot(HOW) : await screenshotAtRest(page)
  const folder = screenshotsDir ?? KEPT_NOWHERE
  await mkdir(folder, { recursive: true })
  const { size } = await sharp(taken)
    .png({ palette: true, quality: 90, effort: screenshotsDir === undefined ? 1 : 10 })
    .toFile(join(folder, `${name}.png`))
  return size
}

async function screenshotAtRest(page: Page): Promise<Buffer> {
  await page.waitForLoadState('networkidle')
  let before = await page.screenshot(HOW)
  return eventually(async () => {
    const now = await page.screenshot(HOW)
    const isStill = now.equals(before)
    before = now
    return isStill && now
  })
}

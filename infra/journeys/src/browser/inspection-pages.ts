import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'

/** Longer than a step of a reader: what was kept without a network goes once its wait is over. */
const SENT_TIMEOUT_MS = 30_000

/** The card of a checklist's item. */
export function itemCard(page: Page, item: string): Locator {
  return page.locator('li.item-card').filter({ has: page.getByRole('heading', { name: item }) })
}

/** Judges an item by touch: the words, which stand over the button. */
export async function judge(page: Page, item: string, result: string): Promise<void> {
  await itemCard(page, item).locator('.result-choice').getByText(result, { exact: true }).click()
}

/** Chooses photos for an item, as from the album of a phone. */
export async function choosePhotos(page: Page, item: string, names: readonly string[]): Promise<void> {
  const files = await Promise.all(
    names.map(async (name) => ({ name, mimeType: 'image/jpeg', buffer: await phonePhoto(name) })),
  )
  await itemCard(page, item)
    .getByLabel(/^选择照片/)
    .setInputFiles(files)
}

/** Waits until the server has so many photos of an item. */
export async function photosSent(page: Page, item: string, count: number): Promise<void> {
  const faces = itemCard(page, item).getByRole('button', { name: /^放大查看:/ })
  await faces.nth(count - 1).waitFor({ timeout: SENT_TIMEOUT_MS })
}

/** Waits until the device keeps nothing any more that has still to be sent. */
export async function allSent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /张待发送/ }).waitFor({ state: 'hidden', timeout: SENT_TIMEOUT_MS })
}

/** EXIF: shown upright once it is turned a quarter clockwise. */
const ON_ITS_SIDE = 6

/** A picture as a phone takes it: large, lying on its side, with time and place in its metadata. */
export async function phonePhoto(words: string): Promise<Buffer> {
  const text = { text: `<span foreground="white">${words}</span>`, rgba: true, dpi: 300 }
  const taken = { DateTimeOriginal: '2026:11:24 09:30:15', OffsetTimeOriginal: '+08:00' }
  return sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#2f5d50' } })
    .composite([{ input: { text } }])
    .jpeg()
    .withMetadata({ orientation: ON_ITS_SIDE })
    .withExifMerge({
      IFD0: { Model: 'Phone' },
      IFD2: taken,
      IFD3: { GPSLatitude: '32/1 50/1 0/1', GPSLatitudeRef: 'N' },
    })
    .toBuffer()
}

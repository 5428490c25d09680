import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { seriousFindings } from '../src/browser/accessibility.ts'
import { openBrowser } from '../src/browser/browser.ts'
import { DESKTOP, openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { downloaded } from '../src/browser/downloaded.ts'
import { scriptBytes } from '../src/browser/page-script.ts'
import { faultsOf } from '../src/browser/sound-page.ts'
import { takeScreenshot } from '../src/browser/take-screenshot.ts'
import { signedInAs } from '../src/matrix-people.ts'
import { accountOf } from '../src/platform-run.ts'
import { findPlace } from '../src/sample-inputs.ts'

const platform = inject('platform')
/** A telephone in the street: two fifths of what the console's first page may have. */
const MOST_SCRIPT_BYTES = 120_000
const officer = accountOf(platform, 'taicang-officer')
let browser: Browser
let code: string

beforeAll(async () => {
  browser = await openBrowser()
  code = (await findPlace(await signedInAs(platform, officer.username), '320585', '320585', 'station')).station
})
afterAll(() => browser?.close())

for (const size of [DESKTOP, PHONE]) {
  test(`who scans a station’s code reads its page at ${size.width} px without an account`, async () => {
    await using opened = await openConsole(browser, platform.address, size)
    const { page, complaints } = opened
    await page.goto(`/p/${code}`)
    await page.getByText('正常开放').waitFor()
    const heading = await page.getByRole('heading', { level: 1 }).textContent()
    await expect.poll(() => page.title()).toBe(heading)
    expect(await scriptBytes(page)).toBeLessThan(MOST_SCRIPT_BYTES)
    expect(await faultsOf(opened)).toEqual([])
    await takeScreenshot(page, `public-page-${size.width}`)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Telephone').waitFor()
    expect(await page.context().cookies()).toEqual([])
    expect(complaints).toEqual([])
  })
}

test('a code that no station has is said so, with what to do', async () => {
  await using opened = await openConsole(browser, platform.address, PHONE)
  const { page } = opened
  for (const unknown of ['ST-320585100-99', 'nonsense']) {
    await page.goto(`/p/${unknown}`)
    await page.getByRole('heading', { name: `没有编号为 ${unknown.toUpperCase()} 的站点` }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  }
})

test('the card is saved from the station’s page as a PDF', async () => {
  await using opened = await openConsole(browser, platform.address)
  const { page } = opened
  await signInAt(page, `/stations/${code}`, officer)
  const { name, content } = await downloaded(page, () => page.getByRole('button', { name: '站点卡(PDF)' }).click())
  expect(name).toMatch(new RegExp(`${code}\\.pdf$`))
  expect(content.subarray(0, 5).toString()).toBe('%PDF-')
})

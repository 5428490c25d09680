import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { DESKTOP, openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { faultsOf } from '../src/browser/sound-page.ts'
import { takeScreenshot } from '../src/browser/take-screenshot.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

for (const size of [DESKTOP, PHONE]) {
  test(`a merger of townships is previewed at ${size.width} px: what moves, where two stations meet, and both sides of the date`, async () => {
    await using opened = await openConsole(browser, platform.address, size)
    const { page } = opened
    await signInAt(page, '/divisions/edition?code=420304102', accountOf(platform, 'system-admin'))
    await page.getByText('下级 16 个区划随之转入').waitFor()
    await page.getByLabel('并入', { exact: true }).fill('420304101')
    await page.getByTitle('安阳镇 420304101').click()
    await page.getByLabel('生效日期').fill('2026-11-01')
    await page.keyboard.press('Enter')
    await page.getByLabel('依据文件').fill('省政府批复')
    await page.getByRole('button', { name: /预\s*览/ }).click()
    await page.getByText('安阳镇将有不止一个社工站').waitFor()
    await page.getByRole('cell', { name: '100.00% (18/18)' }).waitFor()
    expect(await faultsOf(opened)).toEqual([])
    await takeScreenshot(page, `edition-preview-${size.width}`)
  })

  test(`the map at ${size.width} px draws what has a position, lists what has none, and is read without a mouse`, async () => {
    await using opened = await openConsole(browser, platform.address, size)
    const { page, complaints } = opened
    await signInAt(page, '/stations/map', accountOf(platform, 'honghe-officer'))
    await page.getByRole('heading', { name: /^已标位置:\d{2,} 个$/ }).waitFor()
    await page.getByRole('heading', { name: /^未登记位置,没有画出:\d+ 个$/ }).waitFor()
    await page.locator('.map-place svg path').nth(20).waitFor({ state: 'attached' })
    await page.getByText('含演示数据:演示站点的位置是编造的').waitFor()
    expect(await faultsOf(opened)).toEqual([])
    await takeScreenshot(page, `station-map-${size.width}`)
    await page.locator('tbody').first().getByRole('link').first().press('Enter')
    await page.getByRole('button', { name: '站点卡(PDF)' }).waitFor()
    expect(complaints).toEqual([])
  })

  test(`who closes a station at ${size.width} px is told what hangs on it, and cannot go past what blocks`, async () => {
    await using opened = await openConsole(browser, platform.address, size)
    const { page } = opened
    await signInAt(page, '/stations/ST-320585100-01', accountOf(platform, 'taicang-officer'))
    await page.getByRole('button', { name: /^撤\s*销$/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/下属未撤并的站\(室\):\d+ 项: 须先办理/).waitFor()
    await dialog.getByLabel('责任人的工作移交给').waitFor()
    expect(await dialog.getByRole('button', { name: /^撤\s*销$/ }).isDisabled()).toBe(true)
    expect(await faultsOf(opened)).toEqual([])
  })
}

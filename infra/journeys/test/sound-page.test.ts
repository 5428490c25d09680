import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { openConsole, signInAt } from '../src/browser/console-page.ts'
import { watchLoading } from '../src/browser/settled.ts'
import { faultsAtBothWidths, goInside } from '../src/browser/sound-page.ts'
import { accountOf } from '../src/platform-run.ts'

/** What the tests of all pages rest on: that they would notice. */
const platform = inject('platform')
const officer = accountOf(platform, 'shiyan-officer')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('a page that cannot be read by everybody, or is too wide for a phone, is told apart from a sound one', async () => {
  await using opened = await openConsole(browser, platform.address)
  const { page } = opened
  await page.goto('/sign-in')
  await page.getByLabel('用户名').waitFor()
  expect(await faultsAtBothWidths(opened)).toEqual([])
  await page.evaluate(() => {
    const faint = Object.assign(document.createElement('p'), { textContent: '看不清' })
    faint.style.color = '#ccc'
    const wide = Object.assign(document.createElement('div'), { textContent: '太宽' })
    wide.style.width = '500px'
    document.querySelector('main')?.append(faint, document.createElement('button'), wide)
    console.error('坏了')
  })
  const told = (await faultsAtBothWidths(opened)).map((fault) => fault.split(' ').slice(1, 4).join(' '))
  expect(told).toEqual([
    ...['1366 px: button-name:', '1366 px: color-contrast:', '1366 px: console:'],
    ...['360 px: button-name:', '360 px: color-contrast:', '360 px: the', '360 px: console:'],
  ])
})

test('a page whose content does not come is not taken for one that has come, and what is missing is named', async () => {
  await using opened = await openConsole(browser, platform.address)
  const { page } = opened
  await signInAt(page, '/me', officer)
  await opened.settled()
  await page.route('**/trpc/registry.divisions.get*', () => {
    // Never answered.
  })
  const settled = watchLoading(page, 5_000)
  await expect(goInside({ page, settled }, '/divisions/420304')).rejects.toThrow(
    /still loading after 5000 ms: waiting-lines, .*registry\.divisions\.get/,
  )
})

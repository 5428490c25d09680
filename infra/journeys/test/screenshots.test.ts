import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { openConsole, signInAt } from '../src/browser/console-page.ts'
import { MAX_SCREENSHOT_BYTES, takeScreenshot } from '../src/browser/take-screenshot.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')

interface Screenshot {
  readonly name: string
  readonly who: string
  readonly path: string
  /** Waits for what it is taken for. */
  readonly show: (page: Page) => Promise<void>
}

const rows = (page: Page) => page.locator('tbody tr.ant-table-row:visible').nth(3).waitFor()

const SCREENSHOTS: readonly Screenshot[] = [
  {
    name: 'workbench',
    who: 'shiyan-officer',
    path: '/',
    show: (page) => page.locator('.figure-value').nth(3).waitFor(),
  },
  { name: 'stations', who: 'shiyan-officer', path: '/stations', show: rows },
  {
    name: 'station',
    who: 'yunyang-officer',
    path: '/stations/ST-420304101-01',
    show: (page) => page.getByRole('heading', { name: '沿革' }).waitFor(),
  },
  {
    name: 'coverage',
    who: 'honghe-officer',
    path: '/coverage',
    show: (page) => page.locator('.chart-place svg').first().waitFor(),
  },
  { name: 'acceptance', who: 'shiyan-officer', path: '/acceptance', show: rows },
  { name: 'accounts', who: 'security-admin', path: '/accounts', show: rows },
  { name: 'audit', who: 'audit-admin', path: '/audit', show: rows },
]

describe('the screenshots of the documents', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test('sign-in, as anybody meets it, is taken in less than 200 kB', async () => {
    await using opened = await openConsole(browser, platform.address)
    await opened.page.goto('/sign-in')
    await opened.page.getByLabel('用户名').waitFor()
    expect(await takeScreenshot(opened.page, 'sign-in')).toBeLessThan(MAX_SCREENSHOT_BYTES)
  })

  test.each(SCREENSHOTS)('$name, as $who sees it, is taken in less than 200 kB', async ({ name, who, path, show }) => {
    await using opened = await openConsole(browser, platform.address)
    const { page } = opened
    await signInAt(page, path, accountOf(platform, who))
    await show(page)
    expect(await takeScreenshot(page, name)).toBeLessThan(MAX_SCREENSHOT_BYTES)
  })
})

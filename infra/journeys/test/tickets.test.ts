import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { type ConsolePage, openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { faultsAtBothWidths, goInside } from '../src/browser/sound-page.ts'
import { signedInAs } from '../src/matrix-people.ts'
import { PIXEL } from '../src/pictures.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')
const { address } = platform

/** A finding of a county's visit, from the site to its confirmation; each test goes on where the one before it ended. */
describe('what a visit found is solved below and confirmed above', () => {
  const county = accountOf(platform, 'yunyang-officer')
  const township = accountOf(platform, 'yangxipu-officer')
  const problem = `群众来访无人接待 ${Date.now().toString(36)}`
  let browser: Browser
  let above: ConsolePage
  let below: ConsolePage
  let number = ''
  let visit = ''
  /** The township's own. */
  let station = ''

  beforeAll(async () => {
    const reader = await signedInAs(platform, township.username)
    station = (await reader.get('/stations?kind=station&limit=1')).body.rows[0].code
    browser = await openBrowser()
    above = await openConsole(browser, address)
    below = await openConsole(browser, address, PHONE)
  })
  afterAll(async () => {
    await above?.[Symbol.asyncDispose]()
    await below?.[Symbol.asyncDispose]()
    await browser?.close()
  })

  const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: PIXEL })
  const choose = async (page: Page, field: string, option: string) => {
    await page.getByLabel(field, { exact: true }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).click()
  }

  test('the county records its visit from the station’s card, and the finding is a ticket of the township', async () => {
    const { page } = above
    await signInAt(page, `/stations/${station}`, county)
    await page.getByRole('link', { name: '登记现场督办' }).click()
    await page.getByText(station).first().waitFor()
    await page.getByLabel('督办人员').fill('张经办')
    await page.keyboard.press('Enter')
    await page.getByLabel('督办内容').fill('值班和接待情况')
    await page.getByRole('button', { name: '添加问题' }).click()
    await page.getByLabel('问题', { exact: true }).fill(problem)
    await choose(page, '问题类别', '制度流程')
    await choose(page, '承办', '乡镇(街道)')
    await page.getByLabel('把文件拖到这里').setInputFiles(picture('值班表.png'))
    await page.getByText('已上传').waitFor()
    await page.getByRole('button', { name: /登\s*记$/ }).click()
    await page.waitForURL(/\/visits\/DB-420304-/)
    visit = new URL(page.url()).pathname
    await page.getByRole('img', { name: '放大查看:值班表' }).waitFor()
    await page.getByRole('link', { name: /^WT-420304-/ }).click()
    await page.getByRole('heading', { name: /^WT-420304-/, level: 1 }).waitFor()
    number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await page.getByText(problem).waitFor()
  })

  test('the township finds it among what waits, on a phone, and reports what was done with a photograph', async () => {
    const { page } = below
    await signInAt(page, '/', township)
    await page.getByRole('link', { name: new RegExp(number) }).click()
    await page.getByRole('heading', { name: number, level: 1 }).waitFor()
    expect(await page.getByRole('button', { name: '确认办结' }).count()).toBe(0)
    await page.getByRole('button', { name: '报告办理结果' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('办理措施').fill('已排定值班表并公示')
    await dialog.getByLabel('把文件拖到这里').setInputFiles(picture('公示.png'))
    await dialog.getByText('已上传').waitFor()
    await dialog.getByRole('button', { name: '报告办理结果' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.page-heading').getByText('待确认').waitFor()
    // Who reported it has nothing more to do with it.
    await page.getByText('您可以查看这张问题单,现在没有要您办理的').waitFor()
  })

  test('the county’s open page hears of it and confirms; the township’s hears of that', async () => {
    const { page } = above
    await page.locator('.page-heading').getByText('待确认').waitFor()
    await page.getByRole('button', { name: '确认办结' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认办结' }).click()
    await page.locator('.page-heading').getByText('已办结').waitFor()
    await below.page.locator('.page-heading').getByText('已办结').waitFor()
    const steps = await page.locator('.ant-timeline-item strong, .ant-timeline strong').allTextContents()
    expect(steps.map((step) => step.split(' ').at(-1))).toEqual(['确认办结', '报告办理结果', '提出'])
    expect([...above.complaints, ...below.complaints]).toEqual([])
  })

  test('a visit that was recorded by mistake is struck, and its ticket stays as it is', async () => {
    const { page } = above
    await page.goto(visit)
    await page.getByRole('button', { name: /作\s*废/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('事由').fill('登记错了日期')
    await dialog.getByRole('button', { name: /作\s*废/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.page-heading').getByText('已作废').waitFor()
    await page.getByText('登记错了日期').waitFor()
    expect(await page.getByRole('button', { name: /作\s*废/ }).count()).toBe(0)
    await page.getByRole('link', { name: number }).click()
    await page.locator('.page-heading').getByText('已办结').waitFor()
  })

  test('every page of visits and tickets fits a desk and a phone, is accessible and makes no complaint', {
    timeout: 180_000,
  }, async () => {
    await using opened = await openConsole(browser, address)
    await signInAt(opened.page, `/tickets/${number}`, county)
    for (const path of [
      `/tickets/${number}`,
      '/tickets',
      '/tickets?overdue=true',
      '/tickets/new',
      '/visits',
      '/visits/new',
      visit,
      `/stations/${station}`,
    ]) {
      await goInside(opened, path)
      expect(await faultsAtBothWidths(opened), path).toEqual([])
    }
  })
})

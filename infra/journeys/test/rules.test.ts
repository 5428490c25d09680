import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { DESKTOP, openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { faultsAtBothWidths, faultsOf } from '../src/browser/sound-page.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')
const KIND = '社工室验收清单'
const DOCUMENT = '郧阳区社工室验收办法(试行)'

const card = (page: Page) => page.getByRole('article', { name: KIND })

describe('jurisdiction rules in a browser', () => {
  let browser: Browser
  const { address } = platform
  const county = accountOf(platform, 'yunyang-officer')
  const township = accountOf(platform, 'yangxipu-officer')

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test('a county publishes a checklist, which binds its townships until it is withdrawn', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/rules', county)
    await card(page).getByText('系统默认').waitFor()
    await card(page)
      .getByRole('link', { name: /发布本级的/ })
      .click()
    await page.getByLabel('从哪里开始填').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '五统一' }).click()

    // By keyboard: the second item goes first and keeps the focus, the last goes.
    await page.getByRole('button', { name: '上移:统一挂牌(社工站标牌)' }).press('Enter')
    expect(await page.getByLabel('名称', { exact: true }).first().inputValue()).toMatch(/^统一挂牌/)
    await page.getByRole('button', { name: '下移:统一挂牌(社工站标牌)' }).and(page.locator(':focus')).waitFor()
    await page.getByRole('button', { name: '删除:统一着装' }).click()
    await page.getByText('权重合计 80 / 100').waitFor()
    const publish = page.getByRole('button', { name: /^发\s*布$/ })
    await publish.click()
    await page.getByText('各项权重之和须为 100,现为 80').waitFor()
    await page.getByRole('button', { name: '平均分配权重' }).click()
    await page.getByLabel('清单名称').fill('四统一')
    await page.getByLabel('依据文件').fill(DOCUMENT)
    expect(await faultsOf(opened)).toEqual([])
    await publish.click()

    await card(page).getByText('本级发布').waitFor()
    await card(page).getByText(`四统一,共 4 项`).waitFor()
    expect(await card(page).textContent()).toContain(DOCUMENT)
    await using below = await openConsole(browser, address, PHONE)
    await signInAt(below.page, '/rules', township)
    await card(below.page).getByText('沿用 郧阳区 的').waitFor()
    await card(below.page)
      .getByRole('button', { name: /查看内容/ })
      .click()
    await card(below.page).getByText('统一制度上墙').first().waitFor()
    expect(await below.page.getByRole('link', { name: /发布/ }).count()).toBe(0)
    expect(await below.page.getByRole('button', { name: /终止或撤回/ }).count()).toBe(0)
    expect(await faultsOf(below)).toEqual([])

    await card(page)
      .getByRole('button', { name: /终止或撤回/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(DOCUMENT).waitFor()
    await dialog.getByText('撤回,视同没有发布').click()
    await dialog.getByLabel('事由').fill('文件未印发')
    expect(await faultsOf(opened)).toEqual([])
    await dialog.getByRole('button', { name: '终止或撤回' }).click()
    await card(page).getByText('系统默认').waitFor()
    await page.getByRole('row').filter({ hasText: DOCUMENT }).getByText('已撤回').first().waitFor()
  })

  for (const [what, kind, size] of [
    ['an approval route', 'approval-route.establishment', DESKTOP],
    ['local holidays', 'local-holidays', PHONE],
  ] as const) {
    test(`the editor of ${what}, filled in at ${size.width} px, says at each field what is missing, and fits both widths`, async () => {
      await using opened = await openConsole(browser, address, size)
      const { page } = opened
      await signInAt(page, `/rules/publish?rule=${kind}`, county)
      await page.getByRole('button', { name: /添加(步骤|日子)/ }).click()
      await page.getByRole('button', { name: /^发\s*布$/ }).click()
      await page.getByText('请填写', { exact: true }).nth(1).waitFor()
      expect(await faultsAtBothWidths(opened)).toEqual([])
    })
  }
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { type ConsolePage, openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { faultsAtBothWidths, goInside } from '../src/browser/sound-page.ts'
import { PIXEL } from '../src/pictures.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')
const { address } = platform

/** A document on trial and the one that takes its place; each test goes on where the one before it ended. */
describe('what a county lays down is read by its townships', () => {
  const suffix = Date.now().toString(36)
  const trial = `社工站管理办法(试行)${suffix}`
  const final = `社工站管理办法${suffix}`
  let browser: Browser
  let office: ConsolePage
  let township: ConsolePage
  let path = ''

  beforeAll(async () => {
    browser = await openBrowser()
    office = await openConsole(browser, address)
    township = await openConsole(browser, address, PHONE)
  })
  afterAll(async () => {
    await office?.[Symbol.asyncDispose]()
    await township?.[Symbol.asyncDispose]()
    await browser?.close()
  })

  const choose = async (page: Page, field: string, option: string) => {
    await page.getByLabel(field, { exact: true }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).click()
  }
  const pickDay = async (page: Page, field: string, day: string) => {
    await page.getByLabel(field, { exact: true }).fill(day)
    await page.keyboard.press('Enter')
  }

  test('it is recorded with its file, on trial', async () => {
    const { page } = office
    await signInAt(page, '/policies/new', accountOf(platform, 'yunyang-officer'))
    await page.getByLabel('标题').fill(trial)
    await choose(page, '文种', '办法(规定)')
    await page.getByLabel('发文机关').fill('郧阳区民政局')
    await pickDay(page, '印发日期', '2025-03-01')
    await page.getByLabel('试行').check()
    const file = { name: '办法.png', mimeType: 'image/png', buffer: PIXEL }
    await page.getByLabel('把文件拖到这里').setInputFiles(file)
    await page.getByText('已上传').waitFor()
    await page.getByRole('button', { name: /登\s*记$/ }).click()
    await page.getByRole('heading', { name: trial, level: 1 }).waitFor()
    path = new URL(page.url()).pathname
    await page.getByText('现行有效').first().waitFor()
    expect(await faultsAtBothWidths(office)).toEqual([])
  })

  test('a township reads it on a phone, and hears at once that another takes its place', async () => {
    const { page } = township
    await signInAt(page, path, accountOf(platform, 'yangxipu-officer'))
    await page.getByRole('heading', { name: trial, level: 1 }).waitFor()
    expect(await page.getByRole('button', { name: '废止' }).count()).toBe(0)

    const above = office.page
    await above.getByRole('link', { name: '登记替代文件' }).click()
    await above.getByLabel('标题').fill(final)
    await choose(above, '文种', '办法(规定)')
    await above.getByLabel('发文机关').fill('郧阳区民政局')
    await pickDay(above, '印发日期', '2026-01-10')
    await above.getByRole('button', { name: /登\s*记$/ }).click()
    await above.getByRole('heading', { name: final, level: 1 }).waitFor()
    await above.getByRole('link', { name: trial }).waitFor()

    await page.getByRole('link', { name: final }).waitFor()
    await page.getByText('已废止').first().waitFor()
    expect(await faultsAtBothWidths(township)).toEqual([])
  })

  test('a repeal recorded by mistake is taken back', async () => {
    const { page } = office
    const dialog = page.getByRole('dialog')
    const confirm = async (action: RegExp) => {
      await page.getByRole('button', { name: action }).click()
      await dialog.getByLabel('事由').fill('看错文件')
      await dialog.getByRole('button', { name: action }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await confirm(/^废\s*止$/)
    await page.getByText('已废止').first().waitFor()
    await confirm(/^撤销废止$/)
    await page.getByText('现行有效').first().waitFor()
    expect(await faultsAtBothWidths(office)).toEqual([])
  })

  test('the list tells what holds and what held', async () => {
    const { page } = office
    await goInside(office, `/policies?text=${suffix}`)
    for (const title of [trial, final]) await page.getByRole('link', { name: title }).waitFor()
    await page.goto(`/policies?text=${suffix}&state=${encodeURIComponent('["running"]')}`)
    await page.getByRole('link', { name: final }).waitFor()
    await page.getByRole('link', { name: trial }).waitFor({ state: 'detached' })
    expect(await faultsAtBothWidths(office)).toEqual([])
    expect([office.complaints, township.complaints]).toEqual([[], []])
  })
})

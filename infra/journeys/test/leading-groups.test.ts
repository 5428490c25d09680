import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { type ConsolePage, openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { faultsAtBothWidths } from '../src/browser/sound-page.ts'
import { signedInAs } from '../src/matrix-people.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')
const { address } = platform

/** A township's leading group from its founding to what became of a decision; each test goes on where the last ended. */
describe('a leading group decides, and what it decided is followed up', () => {
  let browser: Browser
  let office: ConsolePage
  let path = ''

  beforeAll(async () => {
    browser = await openBrowser()
    office = await openConsole(browser, address)
  })
  afterAll(async () => {
    await office?.[Symbol.asyncDispose]()
    await browser?.close()
  })

  test('the township records its founding with its members', async () => {
    const { page } = office
    await signInAt(page, '/leading-groups/new', accountOf(platform, 'yangxipu-officer'))
    await page.getByLabel('成立日期').fill('2024-03-01')
    await page.keyboard.press('Enter')
    await page.getByLabel('姓名').first().fill('演示人员甲')
    await page.getByRole('button', { name: '添加人员' }).click()
    await page.getByLabel('姓名').nth(1).fill('演示人员乙')
    await page.getByRole('button', { name: /登\s*记$/ }).click()
    await page.getByRole('heading', { name: /社工站建设工作领导小组$/, level: 1 }).waitFor()
    path = new URL(page.url()).pathname
    await page.getByText('演示人员甲').first().waitFor()
    expect(await faultsAtBothWidths(office)).toEqual([])
  })

  test('what it decides becomes a ticket, or is settled by hand', async () => {
    const { page } = office
    const officer = await signedInAs(platform, 'yangxipu-officer')
    const id = path.split('/').at(-1)
    const decisions = [
      { text: '年内配齐两名全职社工', ticket: { kind: 'staffing' } },
      { text: '将社工站工作纳入年度考核' },
    ]
    const met = await officer.post(`/leading-groups/${id}/meetings`, {
      on: '2026-01-06',
      topic: '研究人员配备',
      decisions,
    })
    expect(met.status, JSON.stringify(met.body)).toBe(200)
    // The open page hears of it.
    await page.getByText('研究人员配备').waitFor()
    await page.getByRole('link', { name: met.body.tickets[0] }).waitFor()
    await page.getByRole('button', { name: '登记落实' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('落实情况').fill('已写入考核办法')
    await dialog.getByRole('button', { name: '登记落实' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('已写入考核办法').waitFor()
    await page.getByRole('button', { name: '更正会议记录' }).click()
    await dialog.getByLabel('议题').fill('研究人员配备和年度考核')
    await dialog.getByLabel('事由').fill('漏写一项议题')
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('研究人员配备和年度考核').waitFor()
    expect(await faultsAtBothWidths(office)).toEqual([])
  })

  test('the county finds it among its groups, on a phone', async () => {
    await using county = await openConsole(browser, address, PHONE)
    await signInAt(
      county.page,
      '/leading-groups?text=%E6%9D%A8%E6%BA%AA%E9%93%BA',
      accountOf(platform, 'yunyang-officer'),
    )
    await county.page.getByRole('link', { name: /杨溪铺镇社工站建设工作领导小组/ }).click()
    await county.page.getByText('研究人员配备').waitFor()
    expect(await faultsAtBothWidths(county)).toEqual([])
    expect([office.complaints, county.complaints]).toEqual([[], []])
  })
})

import { newId } from '@zhanwang/kernel/ids'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { DESKTOP, openConsole, PHONE, STEP_TIMEOUT_MS, signInAt } from '../src/browser/console-page.ts'
import { faultsOf } from '../src/browser/sound-page.ts'
import { accountOf } from '../src/platform-run.ts'
import { type RestClient, signedIn } from '../src/rest-client.ts'
import { villagesBelow } from '../src/villages.ts'

const platform = inject('platform')

describe('what waits is on the workbench of who it waits for', () => {
  let browser: Browser
  const { address } = platform

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  const client = (username: string): Promise<RestClient> => {
    const { password } = accountOf(platform, username)
    return signedIn(address, username, password)
  }

  async function openWorkbench(username: string, size = DESKTOP) {
    const opened = await openConsole(browser, address, size)
    const { page } = opened
    await signInAt(page, '/', accountOf(platform, username))
    await page.getByRole('heading', { name: '等我办的事' }).waitFor()
    await page.locator('.todo, .empty-state').first().waitFor()
    // A reload would lose it.
    await page.evaluate(() => document.body.setAttribute('data-never-reloaded', ''))
    return { ...opened, badge: () => badgeOf(page) }
  }

  /** What the menu says of how much waits. */
  async function badgeOf(page: Page): Promise<number> {
    const badge = page.locator('.shell-side .menu-badge')
    return (await badge.count()) === 0 ? 0 : Number.parseInt((await badge.textContent()) ?? '', 10)
  }

  test('it appears by itself on the open page of the right person only, leads to its subject, and goes when somebody else has done it', {
    // Four people sign in, each in a browser session of their own.
    timeout: 120_000,
  }, async () => {
    await using county = await openWorkbench('yunyang-officer')
    await using above = await openWorkbench('shiyan-officer')
    await using elsewhere = await openWorkbench('taicang-officer')
    await using below = await openWorkbench('yangxipu-officer')
    const before = await county.badge()

    const township = await client('yangxipu-officer')
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const { division } = (await township.get('/me')).body.account
    const problem = `办公室漏雨 ${newId()}`
    const raised = await township.post('/tickets', {
      ...{ division, source: 'meeting', kind: 'premises', problem },
      // Before the demonstration's, so that it stands on the first page of the list.
      dueOn: today,
    })
    expect(raised).toMatchObject({ status: 200 })
    const { number } = raised.body
    const line = (page: Page, verb: string) => page.locator('.todo').filter({ hasText: `${verb}问题单 ${number}` })

    await line(county.page, '分派').waitFor()
    await expect.poll(county.badge, { timeout: STEP_TIMEOUT_MS }).toBe(before + 1)
    expect(await line(county.page, '分派').textContent()).toContain('今天到期')

    // Another office, which may do it as well, gives it to the township.
    const prefecture = await client('shiyan-officer')
    const assigned = await prefecture.post(`/tickets/${number}/assign`, { version: 1, owner: { level: 'township' } })
    expect(assigned).toMatchObject({ status: 200 })
    await line(below.page, '办理').waitFor()
    await line(county.page, '分派').waitFor({ state: 'detached' })
    await expect.poll(county.badge, { timeout: STEP_TIMEOUT_MS }).toBe(before)
    // By now the news have come to everyone for whom they were.
    for (const { page } of [above, elsewhere]) expect(await page.getByText(number).count()).toBe(0)
    for (const { page, complaints } of [county, above, elsewhere, below]) {
      expect(await page.locator('body[data-never-reloaded]').count()).toBe(1)
      expect(complaints).toEqual([])
    }

    await line(below.page, '办理').getByRole('link').click()
    await below.page.getByText(problem).first().waitFor()
    await township.post(`/tickets/${number}/solve`, { version: assigned.body.version, measures: '已维修' })
  })

  test('on a phone an application is approved right in the list, and the station is founded', async () => {
    await using county = await openWorkbench('yunyang-officer', PHONE)
    const { page, complaints } = county
    const township = await client('yangxipu-officer')
    const { division } = (await township.get('/me')).body.account
    const [village = ''] = await villagesBelow(township, division)
    const name = `工作台社工室${newId().slice(-6)}`
    const applied = await township.post('/applications', { kind: 'room', name, division: village, hostType: 'village' })
    expect(applied).toMatchObject({ status: 200 })

    const line = page.locator('.todo').filter({ hasText: name })
    for (;;) {
      // Its deadline lies behind what the demonstration has open: the list is shown on.
      const more = page.locator('.todos-more:not(.ant-btn-loading)')
      await line.or(more).first().waitFor()
      if ((await line.count()) > 0) break
      // News may have shown the rest meanwhile, and taken the button away.
      await more.click({ timeout: 1_000 }).catch(() => undefined)
    }
    await line.getByRole('button', { name: '就地审批' }).click()
    const approve = line.getByRole('button', { name: /^通过/ })
    await approve.waitFor()
    expect(await faultsOf(county)).toEqual([])
    await approve.click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /通\s*过/ })
      .click()
    await line.waitFor({ state: 'detached' })
    expect((await township.get(`/applications/${applied.body.id}`)).body.application.status).toBe('approved')
    expect(complaints).toEqual([])
  })
})

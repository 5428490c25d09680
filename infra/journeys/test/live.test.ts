import { cuttingProxy } from '@zhanwang/testkit/cutting-proxy'
import { eventually } from '@zhanwang/testkit/eventually'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { openConsole, signInAt } from '../src/browser/console-page.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')
const IDLE_MS = 3_000
/** Lists of one station each, so that the tests run side by side. */
const LISTS = ['420304102', '420304103', '420304104'].map((township) => `/stations?text=ST-${township}`)

describe('what others change reaches an open page by itself', () => {
  let browser: Browser
  const { address } = platform
  const officer = accountOf(platform, 'shiyan-officer')
  const clerk = accountOf(platform, 'yunyang-officer')
  const [first = '', second = '', third = ''] = LISTS

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  const firstStation = (page: Page) => page.locator('tbody tr.ant-table-row').first().getByRole('link')

  /** A page that changes the station's name through its card; what it was called stands in `name`. */
  async function openEditor(list: string) {
    const opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, list, officer)
    const name = (await firstStation(page).textContent()) ?? ''
    await firstStation(page).click()
    return {
      name,
      async rename(to: string) {
        await page.getByRole('button', { name: '变更基本信息' }).click()
        const dialog = page.getByRole('dialog')
        await dialog.getByLabel('名称').fill(to)
        await dialog.getByRole('button', { name: /保\s*存/ }).click()
        await dialog.waitFor({ state: 'hidden' })
      },
      [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
    }
  }

  async function openList(list: string, at = address) {
    const opened = await openConsole(browser, at)
    await signInAt(opened.page, list, clerk)
    await firstStation(opened.page).waitFor()
    // A reload would lose it.
    await opened.page.evaluate(() => document.body.setAttribute('data-never-reloaded', ''))
    return {
      ...opened,
      shows: async (name: string) => {
        await opened.page.getByRole('link', { name, exact: true }).waitFor({ timeout: 20_000 })
        expect(await opened.page.locator('body[data-never-reloaded]').count()).toBe(1)
      },
    }
  }

  test.concurrent('a list shows a name that somebody else changed on another page, and changed back', async () => {
    await using editor = await openEditor(first)
    await using list = await openList(first)
    await list.shows(editor.name)
    for (const name of [`${editor.name}甲`, editor.name]) {
      await editor.rename(name)
      await list.shows(name)
    }
    expect(list.complaints).toEqual([])
  })

  test.concurrent('a proxy that cuts idle connections does not cut the stream, and changes come through it', async () => {
    await using proxy = await cuttingProxy(address, { idleMs: IDLE_MS })
    await using editor = await openEditor(second)
    await using list = await openList(second, proxy.address)
    await eventually(() => proxy.streamAgeMs() > 2 * IDLE_MS, 30_000)
    for (const name of [`${editor.name}乙`, editor.name]) {
      await editor.rename(name)
      await list.shows(name)
    }
    expect(proxy.cutStreams()).toBe(0)
  })

  test.concurrent('a page whose connections all broke says after a while that it is not up to date, and then catches up', async () => {
    await using proxy = await cuttingProxy(address, { idleMs: IDLE_MS })
    await using editor = await openEditor(third)
    await using list = await openList(third, proxy.address)
    await eventually(() => proxy.streamAgeMs() > 0)
    proxy.block()
    await editor.rename(`${editor.name}丙`)
    await list.page.getByText('未实时更新').waitFor({ timeout: 30_000 })
    proxy.unblock()
    await list.shows(`${editor.name}丙`)
    await list.page.getByText('未实时更新').waitFor({ state: 'hidden' })
    await editor.rename(editor.name)
    await list.shows(editor.name)
  })
})

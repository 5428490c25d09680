import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { sidewaysTables } from '../src/browser/page-script.ts'
import { faultsAtBothWidths, faultsOf } from '../src/browser/sound-page.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')

describe('administration in a browser', () => {
  let browser: Browser
  const { address } = platform
  const officer = accountOf(platform, 'shiyan-officer')
  const security = accountOf(platform, 'security-admin')
  const auditor = accountOf(platform, 'audit-admin')

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  for (const username of ['system-admin', 'security-admin', 'audit-admin']) {
    test.concurrent(`every menu entry of ${username} opens a page that has nothing to refuse`, async () => {
      await using opened = await openConsole(browser, address)
      const { page, complaints, settled } = opened
      await signInAt(page, '/', accountOf(platform, username))
      const menu = page.getByRole('navigation', { name: '主菜单' })
      await menu.getByRole('link').first().waitFor()
      const entries = await menu.getByRole('link').all()
      const paths = await Promise.all(entries.map(async (entry) => (await entry.getAttribute('href')) ?? ''))
      expect(paths.includes('/audit')).toBe(username === 'audit-admin')
      for (const path of paths) {
        await menu.locator(`a[href="${path}"]`).click()
        await settled()
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect(new URL(page.url()).pathname).toBe(path)
        expect(await page.getByRole('alert').allTextContents(), path).toEqual([])
        expect(complaints, path).toEqual([])
      }
    })
  }

  test.concurrent('every part of an account’s page fits a desk and a phone, is accessible and makes no complaint', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/accounts?text=shiyan-officer', security)
    await page.getByRole('link', { name: officer.username }).click()
    await page.getByRole('group', { name: '查看哪一部分' }).waitFor()
    for (const part of ['授权', '能看到什么', '登录会话', '登录记录', '接口密钥']) {
      await page.getByRole('button', { name: part, exact: true }).click()
      expect(await faultsAtBothWidths(opened), part).toEqual([])
    }
  })

  test('one’s own account is read on a phone without moving anything sideways', async () => {
    await using opened = await openConsole(browser, address, PHONE)
    const { page, settled } = opened
    await signInAt(page, '/me', officer)
    await page.getByRole('heading', { name: '登录记录' }).waitFor()
    await settled()
    expect(await page.locator('.row-card').count()).toBeGreaterThan(2)
    expect(await sidewaysTables(page)).toBe(0)
    expect(await faultsOf(opened)).toEqual([])
  })

  test('what one more role would let somebody do is shown before it is given', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/accounts?text=shiyan-leader', security)
    await page.getByRole('link', { name: 'shiyan-leader' }).click()
    await page.getByRole('button', { name: '能看到什么' }).click()
    await page.getByRole('row', { name: /查看站\(室\)/ }).waitFor()
    expect(await page.getByText('将新增').count()).toBe(0)
    await page.getByRole('combobox', { name: '角色' }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '市(州)局业务科室' }).click()
    await page.getByRole('row', { name: /审办站\(室\)\s*将新增/ }).waitFor()
  })

  test('the audit tells a change field by field, and its seal is verified on demand', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/audit?procedure=stations.suspend', auditor)
    await page.getByRole('button', { name: /核\s*验/ }).click()
    await page.getByText('完整', { exact: true }).waitFor()
    await page.locator('.ant-table-row-expand-icon').first().click()
    await page.locator('.change-table').getByRole('row', { name: '状态 运行 暂停', exact: true }).waitFor()
  })

  test('a key is shown once, answers by itself for what its maker may see, and is dead once revoked', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/keys', officer)
    const name = `大屏${Date.now().toString(36)}`
    await page.getByRole('button', { name: '新建密钥' }).click()
    await page.getByLabel('名称').fill(name)
    await page.getByLabel('角色').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '查阅(领导小组)' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '新建密钥' }).click()
    const key = (await page.locator('.shown-key code').first().textContent()) ?? ''
    await page.getByRole('button', { name: '已保存好' }).click()
    const call = () => fetch(`${address}/api/v1/stations?limit=1`, { headers: { Authorization: `Bearer ${key}` } })
    expect((await call()).status).toBe(200)

    const row = page.getByRole('row').filter({ hasText: name })
    await row.getByRole('button', { name: /作废密钥/ }).click()
    await page.getByLabel('事由').fill('不再使用')
    await page.getByRole('dialog').getByRole('button', { name: '作废密钥', exact: true }).click()
    await row.getByText('已作废').waitFor()
    expect((await call()).status).toBe(401)
    expect(await page.getByText(key).count()).toBe(0)
  })
})

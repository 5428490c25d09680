import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { openConsole, signIn, signInAt, signInOnTheWay } from '../src/browser/console-page.ts'
import { scriptBytes } from '../src/browser/page-script.ts'
import { roomlessVillage } from '../src/browser/registry-answers.ts'
import { faultsAtBothWidths, goInside } from '../src/browser/sound-page.ts'
import { accountOf } from '../src/platform-run.ts'

const platform = inject('platform')
const FIRST_LOAD_BYTES = 300_000
/** For going to a page, and axe and the look at its width twice, on two cores that other tests share. */
const PAGE_MS = 20_000

describe('the console in a browser', () => {
  let browser: Browser
  const { address } = platform
  const officer = accountOf(platform, 'shiyan-officer')
  const security = accountOf(platform, 'security-admin')
  const system = accountOf(platform, 'system-admin')
  const auditor = accountOf(platform, 'audit-admin')

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test('a deep link survives the sign-in, and a wrong password is told apart from it', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await page.goto('/stations?status=%5B%22operating%22%5D')
    await page.waitForURL((url) => url.pathname === '/sign-in')
    await page.getByLabel('用户名').fill(officer.username)
    await page.getByLabel('密码').fill('Not-The-Password-1')
    await page.keyboard.press('Enter')
    await page.getByText('用户名或密码不正确').waitFor()
    await signIn(page, officer)
    await page.getByRole('heading', { name: '社工站(室)', level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('status')).toBe('["operating"]')
  })

  test('sign-in and workbench need at most 300 kB of compressed script', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInOnTheWay(page, '/', officer)
    await page.locator('.figure-value').nth(3).waitFor()
    expect(await scriptBytes(page)).toBeLessThanOrEqual(FIRST_LOAD_BYTES)
  })

  test('the menu shows what the permissions allow and nothing else', async () => {
    await using business = await openConsole(browser, address)
    await signInAt(business.page, '/', officer)
    const officerMenu = business.page.getByRole('navigation', { name: '主菜单' })
    await officerMenu.getByRole('link', { name: '覆盖看板' }).waitFor()
    expect(await officerMenu.getByRole('link', { name: '账号与授权' }).count()).toBe(0)

    await using administrator = await openConsole(browser, address)
    await signInAt(administrator.page, '/', security)
    const securityMenu = administrator.page.getByRole('navigation', { name: '主菜单' })
    await securityMenu.getByRole('link', { name: '账号与授权' }).waitFor()
    expect(await securityMenu.getByRole('link', { name: '社工站(室)' }).count()).toBe(0)
  })

  const officerPages = [
    '/',
    '/stations',
    '/acceptance',
    '/acceptance/photos',
    '/coverage',
    '/coverage?view=month',
    '/coverage?view=gaps',
    '/stations/new',
    '/applications',
    '/applications/new',
    '/approvals',
    '/approvals?queue=all',
    '/organizations',
    '/organizations?kept=here&dissolved=true',
    '/organizations/new',
    '/policies',
    '/policies/new',
    '/leading-groups',
    '/leading-groups/new',
    '/imports',
    '/imports?ledger=organizations',
    '/imports/stations/new',
    '/imports/organizations/new',
    '/divisions',
    '/divisions/420304',
    '/keys',
    '/me',
    '/nowhere',
  ] as const
  const securityPages = ['/divisions', '/', '/accounts', '/roles', '/access?division=420304', '/keys', '/me'] as const
  const auditPages = ['/', '/audit', '/audit?source=identity', '/access?permission=audit.read', '/keys', '/me'] as const
  for (const [account, paths] of [
    [officer, officerPages],
    [security, securityPages],
    [auditor, auditPages],
  ] as const) {
    test.concurrent(`every page of ${account.username} fits a desk and a phone, is accessible and makes no complaint`, {
      timeout: paths.length * PAGE_MS,
    }, async () => {
      await using opened = await openConsole(browser, address)
      await signInAt(opened.page, paths[0], account)
      for (const path of paths) {
        await goInside(opened, path)
        expect(await faultsAtBothWidths(opened), path).toEqual([])
      }
    })
  }

  test('the filters stand in the address, and the list is worked by keyboard', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/stations?limit=5', officer)
    await page.locator('tbody tr.ant-table-row').nth(1).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('社工站')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('text') === '社工站')
    await page.locator('tbody tr.ant-table-row').nth(1).waitFor()
    const names = () => page.locator('tbody tr.ant-table-row').getByRole('link').allTextContents()
    const filtered = async () => (await names()).every((name) => name.includes('社工站'))
    await expect.poll(filtered, { timeout: 10_000 }).toBe(true)
    const second = await page.locator('tbody tr.ant-table-row').nth(1).getByRole('link').textContent()
    await page.locator('h1').click()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: second ?? '', level: 1 }).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.waitForURL((url) => url.searchParams.has('cursor'))
    await page.getByRole('button', { name: '上一页' }).click()
    await page.waitForURL((url) => !url.searchParams.has('cursor'))
  })

  test('a room is founded and its premises are recorded; that it operates is not set by hand', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/', officer)
    const village = await roomlessVillage(page, '420304')
    await page.goto(`/stations/new?division=${village.code}`)
    await page.getByLabel('名称').fill(`${village.name}社工室${Date.now().toString(36)}`)
    await page.getByLabel('上级站点').click()
    await page.locator('.ant-select-item-option:not(.ant-select-item-option-disabled)').first().click()
    await page.getByRole('button', { name: '登记筹建' }).click()

    await page.getByRole('button', { name: '变更办公场所' }).click()
    await page.getByLabel('办公方式').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '独立办公' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.ant-select', { hasText: '独立办公' }).waitFor()
    await dialog.getByLabel('事由').fill('落实办公用房')
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.page-heading').getByText('筹建', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: /申请验收|验收通过|恢复运行/ }).count()).toBe(0)
  })

  test('who is late with a change is told so, keeps the draft and can save it after a reload', async () => {
    await using mine = await openConsole(browser, address)
    const { page } = mine
    await signInAt(page, '/stations?text=ST-420304101', officer)
    await page.locator('tbody tr.ant-table-row').first().getByRole('link').click()
    await page.getByRole('button', { name: '变更基本信息' }).click()
    await page.getByRole('dialog').getByLabel('备注').fill('我的草稿')

    await using other = await openConsole(browser, address)
    await signInAt(other.page, new URL(page.url()).pathname, officer)
    await other.page.getByRole('button', { name: '变更基本信息' }).click()
    await other.page.getByRole('dialog').getByLabel('电话').fill('0719-1234567')
    await other.page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click()
    await other.page.getByRole('dialog').waitFor({ state: 'hidden' })

    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click()
    await page.getByRole('button', { name: '载入最新数据' }).click()
    await page.getByText('他人刚修改了以下内容').waitFor()
    expect(await page.getByRole('dialog').getByLabel('备注').inputValue()).toBe('我的草稿')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('我的草稿').waitFor()
  })

  test('a session that ends under an open form is renewed in place and the form stays', async () => {
    await using opened = await openConsole(browser, address)
    const { page, settled } = opened
    await signInAt(page, '/stations/new', officer)
    await page.getByLabel('名称').fill('尚未提交的名称')
    // Nothing that was asked for before finds out first.
    await settled()
    await page.context().clearCookies()
    await page.getByRole('button', { name: '切换行政区划' }).click()
    await page.getByRole('searchbox', { name: '查找行政区划' }).fill('郧阳')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '登录已过期' })
    await dialog.getByLabel('用户名').fill(officer.username)
    await dialog.getByLabel('密码').fill(officer.password)
    await dialog.getByRole('button', { name: /登\s*录/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByLabel('名称').inputValue()).toBe('尚未提交的名称')
  })

  test('the coverage board leads from the prefecture to a county, its gap list, and up again', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/coverage?division=4203', officer)
    await page.getByRole('button', { name: '郧阳区', exact: true }).click()
    await page.waitForURL((url) => url.searchParams.get('division') === '420304')
    await page.getByText('缺口清单').click()
    await page.waitForURL((url) => url.searchParams.get('view') === 'gaps')
    await page.getByRole('button', { name: '十堰市', exact: true }).click()
    await page.waitForURL((url) => url.searchParams.get('division') === '4203')
  })

  test('the console speaks English when asked to, and remembers it', async () => {
    await using opened = await openConsole(browser, address)
    const { page } = opened
    await signInAt(page, '/stations', officer)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Stations and rooms', level: 1 }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Stations and rooms', level: 1 }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  test('a new account gets a password that is shown once and must be changed first', async () => {
    await using administrator = await openConsole(browser, address)
    const username = `journey-${Date.now().toString(36)}`
    await signInAt(administrator.page, '/accounts', system)
    await administrator.page.getByRole('button', { name: '新建账号' }).click()
    const dialog = administrator.page.getByRole('dialog')
    await dialog.getByLabel('用户名').fill(username)
    await dialog.getByLabel('姓名').fill('测试人员')
    await dialog.getByRole('button', { name: '新建账号' }).click()
    const password = await administrator.page.locator('.one-time-password code').textContent()
    await administrator.page.getByRole('button', { name: '已记下,关闭' }).click()

    await using person = await openConsole(browser, address)
    const { page } = person
    await signInOnTheWay(page, '/me', { username, password: password ?? '' })
    await page.waitForURL((url) => url.pathname === '/change-password')
    await page.getByLabel('当前密码').fill(password ?? '')
    await page.getByLabel('新密码', { exact: true }).fill('Own-Secret-2026')
    await page.getByLabel('再次输入新密码').fill('Own-Secret-2026')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByRole('heading', { name: '我的账号', level: 1 }).waitFor()
  })
})

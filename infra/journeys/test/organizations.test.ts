import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../src/browser/browser.ts'
import { type ConsolePage, openConsole, PHONE, signInAt } from '../src/browser/console-page.ts'
import { faultsAtBothWidths, goInside } from '../src/browser/sound-page.ts'
import { accountOf } from '../src/platform-run.ts'
import { newCreditCode } from '../src/registered-organization.ts'

const platform = inject('platform')
const { address } = platform

/** An agency from its registration to its barring; each test goes on where the one before it ended. */
describe('an agency that one county keeps is known to all', () => {
  const right = newCreditCode()
  // Another check character: the paper that says so is asked for.
  const doubtful = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0')
  const name = `旅程示例社工中心${right.slice(-6)}`
  const officer = accountOf(platform, 'yunyang-officer')
  let browser: Browser
  let keeper: ConsolePage
  let neighbour: ConsolePage
  let path = ''

  beforeAll(async () => {
    browser = await openBrowser()
    keeper = await openConsole(browser, address)
    neighbour = await openConsole(browser, address, PHONE)
  })
  afterAll(async () => {
    await keeper?.[Symbol.asyncDispose]()
    await neighbour?.[Symbol.asyncDispose]()
    await browser?.close()
  })

  const choose = async (page: Page, field: string, option: string) => {
    await page.getByLabel(field, { exact: true }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).click()
  }

  test('a code with a wrong check character asks for its paper, and the right one is registered', async () => {
    const { page } = keeper
    await signInAt(page, '/organizations/new', officer)
    const code = page.getByLabel('统一社会信用代码')
    await code.fill(doubtful)
    await page.getByText('统一社会信用代码的校验位不对').waitFor()
    await page.getByLabel('代码依据').waitFor()
    await code.fill(`${right.slice(0, 8)} ${right.slice(8).toLowerCase()}`)
    await page.getByLabel('代码依据').waitFor({ state: 'detached' })
    await page.getByLabel('名称', { exact: true }).fill(name)
    await choose(page, '单位类型', '社工机构')
    await choose(page, '级别', '县级')
    await page.getByRole('button', { name: /登\s*记$/ }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    path = new URL(page.url()).pathname
    await page.getByText(right).first().waitFor()
    expect(await faultsAtBothWidths(keeper)).toEqual([])
  })

  test('who registers it again is told where it is, and nothing that was written is lost', async () => {
    await using again = await openConsole(browser, address)
    const { page } = again
    await signInAt(page, '/organizations/new', officer)
    await page.getByLabel('统一社会信用代码').fill(right)
    await page.getByLabel('名称', { exact: true }).fill('同一家')
    await choose(page, '单位类型', '社工机构')
    await choose(page, '级别', '县级')
    await page.getByRole('button', { name: /登\s*记$/ }).click()
    await page.getByText(`已由“郧阳区”登记为“${name}”`).waitFor()
    expect(await page.getByLabel('名称', { exact: true }).inputValue()).toBe('同一家')
    await page.getByRole('link', { name: '查看已登记的单位' }).click()
    await page.getByRole('link', { name }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  })

  test('a neighbour reads it on a phone, may change nothing, and hears at once that it was barred', async () => {
    const { page } = neighbour
    await signInAt(page, path, accountOf(platform, 'honghe-officer'))
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    expect(await page.getByRole('button', { name: '变更信息' }).count()).toBe(0)
    expect(await page.getByText('限制承接名单').count()).toBe(0)

    await keeper.page.getByRole('button', { name: '列入名单' }).click()
    const dialog = keeper.page.getByRole('dialog')
    await choose(keeper.page, '名单', '限制承接名单')
    await dialog.getByLabel('事由').fill('末期评估不合格')
    await dialog.getByRole('button', { name: '列入名单' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('限制承接名单').first().waitFor()
    expect(await faultsAtBothWidths(neighbour)).toEqual([])
  })

  test('dissolved by mistake it comes back, and its record goes to a township: the neighbour sees each at once', async () => {
    const { page } = keeper
    const dialog = page.getByRole('dialog')
    const confirm = async (action: RegExp) => {
      await dialog.getByLabel('事由').fill('登记有误')
      await dialog.getByRole('button', { name: action }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await page.getByRole('button', { name: /^注\s*销$/ }).click()
    await confirm(/^注\s*销$/)
    await neighbour.page.getByText('已注销,不能再办理').waitFor()
    expect(await neighbour.page.getByRole('button', { name: '撤销注销' }).count()).toBe(0)

    await page.getByRole('button', { name: '撤销注销' }).click()
    await confirm(/^撤销注销$/)
    await neighbour.page.getByText('由郧阳区及其上级维护').waitFor()

    await page.getByRole('button', { name: '移交管理' }).click()
    await dialog.getByLabel('移交给').fill('青曲')
    await page.locator('.ant-select-dropdown:visible').getByText('青曲镇').click()
    expect(await faultsAtBothWidths(keeper)).toEqual([])
    await confirm(/^移交管理$/)
    await neighbour.page.getByText('由青曲镇及其上级维护').waitFor()
  })

  test('a list of agencies is imported, its bad row left out', async () => {
    const { page } = keeper
    const [good, bad] = [newCreditCode(), newCreditCode()]
    const content = [
      '序号,机构名称,统一社会信用代码,评估等级,评定日期',
      `1,名录甲${good.slice(-6)},${good},4A,2024-03-01`,
      `2,名录乙,${bad.slice(0, 17)}I,,`,
    ].join('\n')
    await goInside(keeper, '/imports?ledger=organizations')
    await page.getByRole('button', { name: '导入单位名录' }).click()
    await page.getByLabel('把台账文件拖到这里').setInputFiles({
      ...{ name: '名录.csv', mimeType: 'text/csv', buffer: Buffer.from(content) },
    })
    await page.getByRole('button', { name: '核对各行' }).click()
    await page.getByText('按信用代码推定为“社工机构”').first().waitFor()
    await page.getByText('应为 18 位数字或大写字母').first().waitFor()
    expect(await faultsAtBothWidths(keeper)).toEqual([])
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导入 1 行' }).click()
    await page.getByText('已导入:新增 1 个').waitFor()
    await page.getByRole('button', { name: '查看列表' }).click()
    await page.getByRole('link', { name: `名录甲${good.slice(-6)}` }).waitFor()
    expect(keeper.complaints).toEqual([])
  })
})

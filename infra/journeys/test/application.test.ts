import { newId } from '@zhanwang/kernel/ids'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { seriousFindings } from '../src/browser/accessibility.ts'
import { openBrowser } from '../src/browser/browser.ts'
import {
  type ConsolePage,
  DESKTOP,
  openConsole,
  PHONE,
  signInAt,
  type TestAccount,
} from '../src/browser/console-page.ts'
import { overflowsSideways } from '../src/browser/page-script.ts'
import { faultsOf } from '../src/browser/sound-page.ts'
import { takeScreenshot } from '../src/browser/take-screenshot.ts'
import { administrators, createPerson, OWN, signedInAs, signInFirst } from '../src/matrix-people.ts'
import { accountOf } from '../src/platform-run.ts'
import { villagesBelow } from '../src/villages.ts'

const platform = inject('platform')
const REASON = '请补充办公面积'

/** 红河州 has townships without a station: one of them applies for its own. */
describe('an application to set up a station', () => {
  let browser: Browser
  let town: { code: string; name: string; county: string }
  const people = {} as Record<'clerk' | 'both' | 'county' | 'second', TestAccount>

  beforeAll(async () => {
    browser = await openBrowser()
    const honghe = await signedInAs(platform, 'honghe-officer')
    const gaps = await honghe.get('/indicators/station-coverage/rows?division=5325&counted=false&limit=1')
    const [{ code, name }] = gaps.body.rows
    const { body } = await honghe.get(`/divisions/${code}`)
    town = { code, name, county: body.division.parent }

    const both = await administrators(platform)
    const posts = [
      ['clerk', 'township-officer', town.code],
      ['both', 'township-officer', town.code],
      ['county', 'county-officer', town.county],
      ['second', 'county-officer', town.county],
    ] as const
    for (const [who, role, division] of posts) {
      const username = `applying-${who}`
      const { accountId } = await createPerson(both, username, role, division)
      if (who === 'both') {
        const grant = { accountId, role: 'county-officer', division: town.county, reason: '兼任' }
        expect((await both.security.post('/grants', grant)).status).toBe(200)
      }
      await signInFirst(platform.address, username)
      people[who] = { username, password: OWN }
    }
  })
  afterAll(() => browser?.close())

  async function as(who: keyof typeof people, path: string, size = DESKTOP) {
    const opened = await openConsole(browser, platform.address, size)
    await signInAt(opened.page, path, people[who])
    return opened
  }

  async function fits(opened: ConsolePage): Promise<void> {
    await opened.settled()
    expect(await faultsOf(opened), opened.page.url()).toEqual([])
  }

  test('who holds both posts applies, and cannot approve it: the page says why', async () => {
    await using opened = await as('both', `/applications/new?division=${town.code}`)
    const { page } = opened
    const name = `${town.name}社工站`
    await apply(page, name)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.getByText('不能审批本人提交或经办的文件').waitFor()
    await fits(opened)
    await page.goto('/approvals')
    await page.getByText('没有等您审批的文件').waitFor()
    const approval = await approvalOf(page)
    const refused = await page.request.post(`/api/v1/approvals/station-registry/${approval.id}/decide`, {
      data: { version: approval.version, outcome: 'approve' },
      headers: { origin: platform.address, 'idempotency-key': crypto.randomUUID() },
    })
    expect([refused.status(), (await refused.json()).reason]).toEqual([422, 'approval-own'])

    await page.goto('/approvals?queue=submitted')
    await page.getByRole('link', { name }).click()
    await page.getByRole('button', { name: /撤\s*回/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /撤\s*回/ })
      .click()
    await page.locator('.page-heading').getByText('已撤回').waitFor()
  })

  test('a township applies, the county returns it from its queue by keyboard, and the clerk finds it to be mended', async () => {
    await using clerk = await as('clerk', '/stations')
    await clerk.page.getByRole('link', { name: '申请设站' }).click()
    await apply(clerk.page, `${town.name}社工站`)
    await clerk.page.locator('.page-heading').getByText('审批中').waitFor()

    await using county = await as('county', '/approvals')
    const { page } = county
    await page.locator('tbody tr.ant-table-row').first().waitFor()
    await fits(county)
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await page.getByRole('dialog').getByLabel('意见').fill(REASON)
    await page.keyboard.press('Control+Enter')
    await page.getByText('已办理 1 件').waitFor()
    await page.getByText('没有等您审批的文件').waitFor()

    // The clerk's open page hears of it by itself.
    await clerk.page.locator('.page-heading').getByText('退回修改').waitFor()
    await clerk.page.getByText(REASON).waitFor()
  })

  test('mended on a phone and approved by somebody else, it is a station in preparation', async () => {
    await using clerk = await as('clerk', '/applications', PHONE)
    const { page } = clerk
    await page
      .getByRole('link', { name: `${town.name}社工站` })
      .first()
      .click()
    await page.getByRole('button', { name: '修改后再次提交' }).click()
    await page.getByLabel('现在登记办公场所').check()
    await page.getByLabel('面积(平方米)').fill('60')
    await fits(clerk)
    await page.getByLabel('办公方式').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '独立办公' }).click()
    await page.getByRole('button', { name: '再次提交', exact: true }).click()
    await page.locator('.page-heading').getByText('审批中').waitFor()

    await using second = await as('second', '/approvals')
    await second.page.getByRole('link', { name: `${town.name}社工站` }).click()
    await second.page.getByRole('cell', { name: '60', exact: true }).waitFor()
    await second.page.getByText(REASON).waitFor()
    await fits(second)
    await second.page.getByRole('button', { name: '提交审批意见' }).click()
    await second.page.locator('.page-heading').getByText('已通过').waitFor()

    await page.getByRole('link', { name: /^已设立 ST-/ }).click()
    await page.getByRole('heading', { name: `${town.name}社工站`, level: 1 }).waitFor()
    await page.locator('.page-heading').getByText('筹建', { exact: true }).waitFor()
  })

  test('of several that are approved at once one is refused, stays chosen with its reason, and nothing of it is done', async () => {
    const clerk = await signedInAs(platform, 'yangxipu-officer')
    const { division: town } = (await clerk.get('/me')).body.account
    const [village = '', other = ''] = await villagesBelow(clerk, town)
    const name = `同名社工室${newId().slice(-6)}`
    // Two of one name in one village can both be asked for, and one of them be founded.
    for (const division of [village, village, other]) {
      const applied = await clerk.post('/applications', { kind: 'room', name, division, hostType: 'village' })
      expect(applied).toMatchObject({ status: 200 })
    }
    await using county = await openConsole(browser, platform.address)
    const { page, complaints } = county
    await signInAt(page, '/approvals', accountOf(platform, 'yunyang-officer'))
    const rows = page.locator('tbody tr.ant-table-row').filter({ hasText: name })
    await rows.nth(2).waitFor()
    for (const row of await rows.all()) await row.getByRole('checkbox').check()
    await page.getByText('已选 3 件').waitFor()
    await page.getByRole('button', { name: /^通\s*过$/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /通\s*过/ })
      .click()

    await page.getByText('已办理 2 件,1 件没有办成,仍为选中').waitFor()
    await page.getByText('同一行政区划内已有同名站(室)').waitFor()
    await rows.nth(1).waitFor({ state: 'detached' })
    expect(await rows.count()).toBe(1)
    await page.getByText('已选 1 件').waitFor()
    await takeScreenshot(page, 'approvals-refused')
    expect(await seriousFindings(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    // A browser says so of each answer that is a refusal; it says nothing else.
    expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([])

    const named = `text=${encodeURIComponent(name)}&division=${town}`
    const { rows: founded } = (await clerk.get(`/stations?${named}`)).body
    expect(founded.map(({ division }: { division: string }) => division).sort()).toEqual([village, other].sort())
    const waiting = (await clerk.get('/approvals/station-registry?queue=submitted&limit=100')).body.rows.filter(
      ({ title, status }: { title: string; status: string }) => title.includes(name) && status === 'pending',
    )
    expect(waiting).toHaveLength(1)
  })

  /** Fills the form once it has found out what can stand in the township. */
  async function apply(page: Page, name: string): Promise<void> {
    await page.locator('.founding-form').getByText('社工站', { exact: true }).waitFor()
    await page.getByLabel('名称').fill(name)
    await page.getByRole('button', { name: '提交申请' }).click()
  }

  /** The one file under approval, asked with the page's own session. */
  async function approvalOf(page: Page): Promise<{ id: string; version: number }> {
    const answer = await page.request.get('/api/v1/approvals/station-registry?queue=submitted')
    return (await answer.json()).rows[0]
  }
})

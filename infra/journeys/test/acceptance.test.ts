import { rmSync } from 'node:fs'
import { CHECKLIST_TEMPLATES } from '@zhanwang/domain-station-registry/acceptance-templates'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import { quickFolder } from '@zhanwang/testkit/quick-folder'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousFindings } from '../src/browser/accessibility.ts'
import { openBrowser } from '../src/browser/browser.ts'
import { type ConsolePage, DESKTOP, openConsole, PHONE, type Size, watched } from '../src/browser/console-page.ts'
import { allSent, choosePhotos, itemCard, judge, photosSent } from '../src/browser/inspection-pages.ts'
import { signInWithCode } from '../src/browser/own-second-factor.ts'
import { overflowsSideways } from '../src/browser/page-script.ts'
import { OWN_PASSWORD, openCounty, type TakenOver, takenOver } from '../src/cold-county.ts'
import { type PlatformRun, startPlatform } from '../src/platform-run.ts'

const COUNTY = '420304'
const TOWNSHIP = '420304102'
const FIRST_PASSWORD = 'First#Password1'
const NAME = '杨溪铺镇社会工作服务站'
const ITEMS = ['统一安排办公用房', '统一挂牌', '统一办公设备', '统一制度上墙', '统一着装'] as const
const UNMET = '统一办公设备'
const MET = ITEMS.filter((item) => item !== UNMET)

const PEOPLE = {
  township: { username: 'li-banshi', name: '李办事', role: 'township-officer', division: TOWNSHIP },
  helper: { username: 'sun-xieban', name: '孙协办', role: 'township-officer', division: TOWNSHIP },
  inspector: { username: 'wang-hecha', name: '王核查', role: 'county-officer', division: COUNTY },
  approver: { username: 'zhao-shenpi', name: '赵审批', role: 'county-officer', division: COUNTY },
} as const
type Who = keyof typeof PEOPLE
const WHO = Object.keys(PEOPLE) as Who[]

/** P1 of domain.md on a cold home, from the application to the plaque; each test goes on where the one before it ended. */
describe('a station is accepted in the browser, each step by the person whose step it is', () => {
  const home = quickFolder('zhanwang-acceptance-')
  const today = todayInShanghai(new Date())
  const people = new Map<Who, TakenOver>()
  const pages = new Map<Who, ConsolePage>()
  let run: PlatformRun
  let browser: Browser
  let code: string

  beforeAll(async () => {
    const started = startPlatform(home, ['--empty'])
    browser = await openBrowser()
    run = await started
    const letIn = Object.values(PEOPLE).map((person) => ({ ...person, password: FIRST_PASSWORD }))
    await openCounty(run, COUNTY, letIn)
    for (const who of WHO) people.set(who, await takenOver(run.ready.address, PEOPLE[who].username, FIRST_PASSWORD))
    const five = CHECKLIST_TEMPLATES.find((template) => template.code === 'five-unified')?.checklist
    await done('approver', '/rules/station-registry/versions', {
      division: COUNTY,
      rule: { kind: 'acceptance-checklist.station', value: five },
      sourceDocument: '郧民发〔2026〕9号',
      validFrom: '2026-01-01',
    })
  })
  afterAll(async () => {
    for (const page of pages.values()) await page[Symbol.asyncDispose]()
    await browser?.close()
    await run?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  function as(who: Who) {
    const person = people.get(who)
    if (!person) throw new Error(`${who} has not taken over`)
    return person
  }
  async function done(who: Who, path: string, body: object) {
    const answer = await as(who).client.post(path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  /** A page of a person's own browser, opened once and kept. */
  async function pageOf(who: Who, size: Size): Promise<Page> {
    const known = pages.get(who)
    if (known) return known.page
    const opened = await openConsole(browser, run.ready.address, size)
    pages.set(who, opened)
    await opened.page.goto('/')
    await signInWithCode(opened.page, { username: PEOPLE[who].username, password: OWN_PASSWORD }, as(who).phone)
    return opened.page
  }
  /** Puts a person's session into the browser, in place of the one before: a code of the second factor works once in 30 s. */
  async function isSignedIn(page: Page, who: Who) {
    await page.context().clearCookies()
    const pairs = (as(who).client.headers.cookie ?? '').split('; ').map((pair) => pair.split('='))
    const cookies = pairs.map(([name = '', ...value]) => ({ name, value: value.join('='), url: run.ready.address }))
    await page.context().addCookies(cookies)
  }
  async function station(who: Who) {
    return (await as(who).client.get(`/stations/${code}`)).body.station
  }
  async function file(who: Who) {
    const [row] = (await as(who).client.get(`/inspections?station=${code}`)).body.rows
    return (await as(who).client.get(`/inspections/${row.id}`)).body
  }
  /** Opens what waits on a person's workbench and approves it. */
  async function approve(who: Who) {
    const page = await pageOf(who, DESKTOP)
    await page.goto('/')
    await page
      .getByRole('link', { name: new RegExp(NAME) })
      .first()
      .click()
    await page.getByRole('button', { name: '提交审批意见' }).click()
    await page.locator('.page-heading').getByText('已通过').waitFor()
  }
  async function isSound(page: Page) {
    expect(await seriousFindings(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
  }

  test('the township applies on a phone, cannot approve its own application, and the county’s approval founds the station', async () => {
    const page = await pageOf('township', PHONE)
    await page.goto('/applications/new')
    await page.locator('.founding-form').getByText('社工站', { exact: true }).waitFor()
    await page.getByLabel('名称').fill(NAME)
    await page.getByLabel('现在登记办公场所').check()
    await page.getByLabel('面积(平方米)').fill('60')
    await page.getByLabel('办公方式').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '独立办公' }).click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.locator('.page-heading').getByText('审批中').waitFor()
    await page.getByText('不能审批本人提交或经办的文件').waitFor()

    await approve('inspector')
    await page.getByRole('link', { name: /^已设立 ST-/ }).click()
    await page.locator('.page-heading').getByText('筹建', { exact: true }).waitFor()
    code = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    expect(await station('township')).toMatchObject({ name: NAME, status: 'preparing', plaqueOn: null })
  })

  test('on a phone the station is checked by itself; photos wait while there is no network and are sent once', async () => {
    const page = await pageOf('township', PHONE)
    const network = page.context()
    await page.goto(`/stations/${code}`)
    await page.getByRole('button', { name: '开始自查' }).click()
    await photosAreBeingTaken(page)

    await network.setOffline(true)
    await choosePhotos(page, '统一挂牌', ['门牌', '门牌近景'])
    await itemCard(page, '统一挂牌').getByText('没有网络').nth(1).waitFor()
    expect((await file('inspector')).photos).toHaveLength(1)
    await page.getByRole('button', { name: /张待发送/ }).click()
    await page.getByRole('dialog', { name: '待发送的照片' }).getByText('统一挂牌').first().waitFor()
    await page.keyboard.press('Escape')
    await isSound(page)
    await network.setOffline(false)
    await photosSent(page, '统一挂牌', 2)
    const { photos } = await file('inspector')
    expect(photos.map(({ item }: { item: string }) => item).sort()).toEqual(['office', 'plaque', 'plaque'])

    /** The first one, so that all parts of the page are there. */
    async function photosAreBeingTaken(at: Page) {
      await choosePhotos(at, '统一安排办公用房', ['办公室'])
      await photosSent(at, '统一安排办公用房', 1)
    }
  })

  test('a photo is sent small, upright and without where it was taken, which stands beside it only when allowed', async () => {
    const { photos } = await file('inspector')
    const [photo] = photos
    expect(photo).toMatchObject({ takenAt: '2026-11-24T01:30:15.000Z', position: null, phase: 'before' })
    const { address, headers } = as('inspector').client
    const content = await fetch(`${address}/api/v1/inspection-photos/${photo.id}/content`, { headers })
    const picture = await sharp(await content.arrayBuffer()).metadata()
    expect(picture).toMatchObject({ format: 'jpeg', width: 1333, height: 2000 })
    expect(picture.exif).toBeUndefined()
  })

  test('an upload that breaks off, and a tab that is closed before its photo went, lose nothing and double nothing', async () => {
    const page = await pageOf('township', PHONE)
    let cut = 0
    await page.route('**/api/v1/files*', async (route) => {
      cut += 1
      if (cut <= 2) await route.abort('connectionreset')
      else await route.continue()
    })
    await choosePhotos(page, '统一着装', ['着装'])
    await photosSent(page, '统一着装', 1)
    expect(cut).toBe(3)
    // The command came through and its answer did not.
    let lost = 0
    await page.route('**/trpc/registry.acceptance.addPhoto*', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    await choosePhotos(page, '统一制度上墙', ['制度'])
    await photosSent(page, '统一制度上墙', 1)
    await allSent(page)
    expect(lost).toBe(1)

    const network = page.context()
    await network.setOffline(true)
    await choosePhotos(page, '统一制度上墙', ['流程图'])
    await itemCard(page, '统一制度上墙').getByText('待发送').waitFor()
    await page.close()
    await network.setOffline(false)
    const again = await network.newPage()
    pages.set('township', watched(again))
    await again.goto(`/stations/${code}`)
    await photosSent(again, '统一制度上墙', 2)
    const { photos } = await file('inspector')
    const items = photos.map(({ item }: { item: string }) => item).sort()
    expect(items).toEqual(['office', 'plaque', 'plaque', 'rules-on-wall', 'rules-on-wall', 'uniform'])
  })

  test('without a network the console opens all the same, shows what waits, and sends it once when there is one again', async () => {
    const page = await pageOf('township', PHONE)
    const network = page.context()
    const { inspection } = await file('inspector')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await network.setOffline(true)
    await choosePhotos(page, '统一着装', ['胸牌'])
    await itemCard(page, '统一着装').getByText('待发送').waitFor()
    // A page that this phone has not shown yet.
    await page.goto(`/inspections/${inspection.id}`)
    await page.getByRole('heading', { name: '没有网络', level: 1 }).waitFor()
    await page.locator('.queued-photo strong').getByText('统一着装').waitFor()
    await page.locator('.queued-photo').getByRole('img').waitFor()
    await isSound(page)
    await network.setOffline(false)
    await photosSent(page, '统一着装', 2)
    await allSent(page)
    expect((await file('inspector')).photos).toHaveLength(7)

    // What is kept is for want of a network only: a console of yesterday does not come back once there is one.
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const old = new Response('<h1>昨天的控制台</h1>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
        await (await caches.open(name)).put('/', old)
      }
    })
    await network.setOffline(true)
    await page.reload()
    await page.getByRole('heading', { name: '昨天的控制台' }).waitFor()
    await network.setOffline(false)
    await page.reload()
    await itemCard(page, '统一着装').waitFor()
  })

  test('whoever is signed in next at the same browser sees none of the photos, and signing out asks before it deletes them', async () => {
    await using opened = await openConsole(browser, run.ready.address, PHONE)
    const { page } = opened
    const uploads = '**/api/v1/files*'
    await isSignedIn(page, 'helper')
    await page.goto(`/stations/${code}`)
    await itemCard(page, UNMET).waitFor()
    await page.route(uploads, (route) => route.abort('connectionreset'))
    await choosePhotos(page, UNMET, ['空房间'])
    await itemCard(page, UNMET).getByText('没有网络').waitFor()

    await page.unroute(uploads)
    await isSignedIn(page, 'inspector')
    await page.goto('/')
    await page.getByText(`${PEOPLE.inspector.name},您好`).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('button', { name: /张待发送/ }).count()).toBe(0)
    expect((await file('inspector')).photos).toHaveLength(7)

    await page.route(uploads, (route) => route.abort('connectionreset'))
    await isSignedIn(page, 'helper')
    await page.goto('/')
    await page.getByRole('button', { name: /1 张待发送/ }).waitFor()
    await page.getByRole('button', { name: /^账号:/ }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByText('还有 1 张照片没有发送').waitFor()
    await page.getByRole('button', { name: '仍要退出,删除照片' }).click()
    await page.waitForURL((url) => url.pathname === '/sign-in')
    expect(await keptPictures(page)).toBe(0)
    expect(await page.evaluate(() => localStorage.getItem('zhanwang.person'))).toBeNull()
  })

  test('a self-check is handed in once every item is judged and shown; what was entered survives a reload', async () => {
    const page = await pageOf('township', PHONE)
    for (const item of MET) await judge(page, item, '达标')
    await page.reload()
    await itemCard(page, UNMET).waitFor()
    const submit = page.getByRole('button', { name: '提交现场核查' })
    expect(await submit.isDisabled()).toBe(true)
    await page.getByText(`${UNMET}:没有填写结果`).waitFor()
    await judge(page, UNMET, '达标')
    await page.getByText(`${UNMET}:没有照片或文件`).waitFor()
    await judge(page, UNMET, '未达标')
    await isSound(page)
    await submit.click()
    await page.getByText('等待县级现场核查').waitFor()
    expect((await station('township')).status).toBe('awaiting-acceptance')
    expect(await page.getByRole('button', { name: '记录现场核查' }).count()).toBe(0)
  })

  test('the county checks by keyboard, finds one item unmet, and the station has to mend it', async () => {
    const page = await pageOf('inspector', DESKTOP)
    await page.goto('/acceptance')
    await page.getByRole('button', { name: /^1\s*待现场核查$/ }).click()
    await page.getByRole('link', { name: NAME }).click()
    await page.getByRole('button', { name: '记录现场核查' }).waitFor()
    for (const item of ITEMS) {
      await itemCard(page, item).getByRole('radio', { name: '达标', exact: true }).focus()
      await page.keyboard.press(item === UNMET ? '3' : '1')
    }
    await itemCard(page, UNMET).getByRole('textbox', { name: /说明/ }).fill('没有电脑和打印机')
    await choosePhotos(page, UNMET, ['空桌'])
    await photosSent(page, UNMET, 1)
    await isSound(page)
    await page.getByRole('button', { name: '记录现场核查' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`须整改:${UNMET}`).waitFor()
    await dialog.getByRole('button', { name: '记录现场核查' }).click()
    await page.getByText('您做过现场核查,整改须由站点或乡镇(街道)报告').waitFor()
    const { inspection } = await file('inspector')
    expect(inspection).toMatchObject({ status: 'rectifying', round: 1, met: 4 })
    expect(inspection.dueOn > today).toBe(true)
    expect((await station('inspector')).status).toBe('preparing')
  })

  test('the township mends it and shows so, before and after side by side', async () => {
    const page = await pageOf('township', PHONE)
    await page.goto('/')
    await page
      .getByRole('link', { name: new RegExp(NAME) })
      .first()
      .click()
    await itemCard(page, UNMET).getByRole('textbox').fill('已购置电脑、打印机各一台')
    await choosePhotos(page, UNMET, ['已装'])
    const after = itemCard(page, UNMET).getByRole('region', { name: /整改后/ })
    await after.getByRole('button', { name: /^放大查看:/ }).waitFor()
    await isSound(page)
    await page.getByRole('button', { name: '报告整改完成(1 / 1 项)' }).click()
    await page.getByText('等待县级现场核查').waitFor()
    expect((await station('township')).status).toBe('awaiting-acceptance')
  })

  test('the re-check looks at what was mended only; its inspector cannot approve, another person does', async () => {
    const page = await pageOf('inspector', DESKTOP)
    await page.reload()
    await page.getByText('第 2 轮:只核查整改过的检查项').waitFor()
    expect(await page.locator('.result-choice').count()).toBe(1)
    await judge(page, UNMET, '达标')
    await page.getByRole('button', { name: '记录现场核查' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('必备项全部达标,记录后送审批').waitFor()
    await dialog.getByRole('button', { name: '记录现场核查' }).click()
    await page.getByText('等待审批').waitFor()

    const { inspection } = await file('inspector')
    const path = `/approvals/station-registry/${inspection.approval}`
    const decide = (who: Who) => as(who).client.post(`${path}/decide`, { version: 1, outcome: 'approve' })
    for (const who of ['township', 'inspector'] as const) expect((await decide(who)).status, who).not.toBe(200)
    await approve('approver')
  })

  test('the station operates from the day of the plaque, and the figures count it as accepted', async () => {
    expect(await station('township')).toMatchObject({ status: 'operating', plaqueOn: today })
    const page = await pageOf('township', PHONE)
    await page.goto(`/stations/${code}`)
    await page.locator('.page-heading').getByText('运行', { exact: true }).waitFor()
    await page.getByText('按“五统一”验收合格').waitFor()
    await page.getByText('全部达标').waitFor()
    await isSound(page)
    const { body } = await as('approver').client.get(`/indicators/acceptance-rate?division=${COUNTY}`)
    expect(body.reading).toMatchObject({ numerator: 1, denominator: 1, value: '100.00' })
  })

  test('the photo wall of the county shows the pair, each with when it was taken', async () => {
    const page = await pageOf('inspector', DESKTOP)
    await page.goto('/acceptance/photos')
    await page.getByRole('button', { name: new RegExp(`${UNMET} 整改后`) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('img').nth(1).waitFor()
    expect(await dialog.getByText('2026-11-24 09:30').count()).toBe(2)
    await isSound(page)
    expect(pages.get('inspector')?.complaints).toEqual([])
  })
})

/** How many pictures the browser keeps, of whomever. */
function keptPictures(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const open = indexedDB.open('zhanwang.photos')
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const count = db.transaction('contents').objectStore('contents').count()
    return new Promise<number>((resolve) => {
      count.onsuccess = () => resolve(count.result)
    })
  })
}

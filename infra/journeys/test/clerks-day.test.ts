import { rmSync } from 'node:fs'
import { quickFolder } from '@zhanwang/testkit/quick-folder'
import { badStationLedger } from '@zhanwang/testkit/station-ledger-file'
import { readXlsx } from 'hucre/xlsx'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Authenticator } from '../src/authenticator.ts'
import { openBrowser } from '../src/browser/browser.ts'
import { type ConsolePage, openConsole, signInOnTheWay } from '../src/browser/console-page.ts'
import { downloaded } from '../src/browser/downloaded.ts'
import { applyRows, checkRows, outcomeCounts, previewRow, sendLedger } from '../src/browser/import-pages.ts'
import { changeFirstPassword, setUpSecondFactor, signInWithCode, signOut } from '../src/browser/own-second-factor.ts'
import { MAX_SCREENSHOT_BYTES, takeScreenshot } from '../src/browser/take-screenshot.ts'
import { openCounty } from '../src/cold-county.ts'
import { ledgerPlaces } from '../src/ledger-places.ts'
import { mendedRemainder } from '../src/mended-remainder.ts'
import { type PlatformRun, startPlatform } from '../src/platform-run.ts'
import { clientWith, signedIn } from '../src/rest-client.ts'

const COUNTY = '420304'
const FIRST_PASSWORD = 'First#Password1'
const CLERK = { username: 'zhang-jingban', name: '张经办', password: 'Own#Password-22' }
const EXPORT_TIMEOUT_MS = 20_000
const PHOTO_WIDTH = 640

const Stations = z.object({ rows: z.array(z.object({ code: z.string(), name: z.string(), version: z.int() })) })

/** One day on a platform that has just been set up; each test goes on where the one before it ended. */
describe('a county clerk’s day on a cold home', () => {
  const home = quickFolder('zhanwang-clerk-')
  let run: PlatformRun
  let browser: Browser
  let opened: ConsolePage
  let phone: Authenticator
  let ledger: Awaited<ReturnType<typeof badStationLedger>>
  /** Where the file has no station under a name that exists. */
  let freeTownship: string

  beforeAll(async () => {
    const started = startPlatform(home, ['--empty'])
    browser = await openBrowser()
    run = await started
    const { username, name } = CLERK
    await openCounty(run, COUNTY, [
      { username, name, role: 'county-officer', division: COUNTY, password: FIRST_PASSWORD },
    ])
    opened = await openConsole(browser, run.ready.address)
  })
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]()
    await browser?.close()
    await run?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  /** The data behind the page, asked with the clerk's own session. */
  async function asClerk() {
    const cookies = await opened.page.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    return clientWith(run.ready.address, { cookie, origin: run.ready.address })
  }
  async function stations() {
    const { body } = await (await asClerk()).get(`/stations?division=${COUNTY}&limit=200`)
    return Stations.parse(body).rows
  }

  test('nobody gets past the sign-in before the password is their own and a second factor is set up', async () => {
    const { page } = opened
    await signInOnTheWay(page, '/stations', { username: CLERK.username, password: FIRST_PASSWORD })
    await changeFirstPassword(page, FIRST_PASSWORD, CLERK.password)
    phone = await setUpSecondFactor(page, CLERK.password)
    await page.getByRole('heading', { name: '社工站(室)', level: 1 }).waitFor()
    await page.getByText('没有符合条件的站(室)').waitFor()
    await signOut(page)
    expect((await (await asClerk()).get('/me')).status).toBe(401)
  })

  test('from then on the password alone is not enough, and with the code it is', async () => {
    const { page } = opened
    const withPassword = await signedIn(run.ready.address, CLERK.username, CLERK.password)
    expect((await withPassword.get('/me')).status).toBe(401)
    await signInWithCode(page, CLERK, phone)
    await page.getByText(`${CLERK.name},您好`).waitFor()
  })

  test('a bad ledger shows what is wrong at its cells, and only its good rows are taken over', async () => {
    const { page } = opened
    const places = await ledgerPlaces(await asClerk(), COUNTY, '郧阳区')
    freeTownship = places.townships.at(-1) ?? ''
    ledger = await badStationLedger(places)
    const faulty = ledger.faultyRows.length + ledger.duplicates.size + 1

    await sendLedger(page, ledger.fileName, ledger.content)
    await checkRows(page)
    expect(await outcomeCounts(page)).toMatchObject({ 有误: faulty, 新增: ledger.goodRows.length })
    for (const { row, cell, severity } of ledger.faults) {
      const remarks = await previewRow(page, row).locator(`li[data-severity="${severity}"]`).allTextContents()
      const told = remarks.map((text) => text.split(' ')[0])
      expect.soft(told, `row ${row}`).toContain(cell)
    }
    expect(await stations()).toEqual([])
    await page.getByRole('button', { name: /^有误/ }).click()
    await page.waitForURL((url) => url.searchParams.get('outcome') === 'error')
    expect(await takeScreenshot(page, 'import')).toBeLessThan(MAX_SCREENSHOT_BYTES)

    await applyRows(page)
    await page.getByText(`${faulty} 行有误,没有导入`).waitFor()
    expect(await stations()).toHaveLength(ledger.goodRows.length)
  })

  test('the faulty rows come back as a file, and mended by its column 问题 all of them are taken over', async () => {
    const { page } = opened
    const { name, content } = await downloaded(page, () =>
      page.getByRole('button', { name: /^下载有误的 \d+ 行$/ }).click(),
    )
    const mended = await mendedRemainder(content, freeTownship)
    expect(mended.faulty).toBe(ledger.faultyRows.length + ledger.duplicates.size + 1)
    await sendLedger(page, name, mended.content)
    await page.getByText('表头与上次相同,已沿用上次的对应关系').waitFor()
    await checkRows(page)
    expect(await outcomeCounts(page)).toEqual({ 全部: mended.rows, 新增: mended.rows })
    await applyRows(page)
    expect(await page.getByRole('button', { name: /^下载有误的/ }).count()).toBe(0)
    expect(await stations()).toHaveLength(ledger.goodRows.length + mended.rows)
  })

  test('the first file sent once more changes nothing', async () => {
    const { page } = opened
    const before = await stations()
    await sendLedger(page, ledger.fileName, ledger.content)
    await checkRows(page)
    // Faulty rows stay so; one that lacks what is on record by now may count as unchanged.
    expect(Object.keys(await outcomeCounts(page))).toEqual(['全部', '有误', '无变化', '不是数据行'])
    for (const row of ledger.goodRows) await previewRow(page, row).getByText('无变化').waitFor()
    await page.getByText('没有可以导入的行').waitFor()
    expect(await page.getByRole('button', { name: /^导入 \d+ 行$/ }).count()).toBe(0)
    expect(await stations()).toEqual(before)
  })

  test('a station is found by a part of its name and gets a photograph, which is kept without where it was taken', async () => {
    const { page } = opened
    const [wanted] = await stations()
    const name = wanted?.name ?? ''
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '社工站(室)' }).click()
    await page.getByRole('searchbox', { name: '按名称或编号查找' }).fill(name.slice(0, -2))
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.has('text'))
    await page.locator('tbody tr.ant-table-row').getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()

    await page.getByRole('button', { name: '添加附件' }).click()
    const dialog = page.getByRole('dialog')
    const photo = await photograph()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const file = { name: '门牌.jpg', mimeType: 'image/jpeg', buffer: photo }
    await dialog.getByLabel('把文件拖到这里').setInputFiles(file)
    await dialog.getByRole('button', { name: '上传 1 个' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const thumbnail = page.getByRole('img', { name: '放大查看:门牌' })
    const shown = () => thumbnail.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
    await expect.poll(shown, { timeout: 10_000 }).toBeGreaterThan(100)

    const clerk = await asClerk()
    const [kept] = (await clerk.get(`/stations/${wanted?.code}/attachments`)).body.rows
    const { headers } = clerk
    const content = await fetch(`${clerk.address}/api/v1/attachments/${kept.id}/content`, { headers })
    const picture = await sharp(await content.arrayBuffer()).metadata()
    expect({ width: picture.width, exif: picture.exif }).toEqual({ width: PHOTO_WIDTH, exif: undefined })
  })

  test('the list is exported, waits under the tasks, and the file has every station and says nothing new when it is sent back', async () => {
    const { page } = opened
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '社工站(室)' }).click()
    await page.locator('tbody tr.ant-table-row').first().waitFor()
    await page.getByRole('button', { name: /^导\s*出$/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '开始导出' }).click()
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^下载 / })
      .waitFor({ timeout: EXPORT_TIMEOUT_MS })
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: /^(⇩ )?任务/ }).click()
    const tasks = page.getByRole('dialog', { name: '我的任务' })
    const { name, content } = await downloaded(page, () =>
      tasks
        .getByRole('link', { name: /^下载 / })
        .first()
        .click(),
    )
    expect(name).toMatch(/\.xlsx$/)
    const [sheet] = (await readXlsx(content)).sheets
    const [header = [], ...rows] = sheet?.rows ?? []
    const exported = rows.map((cells) => cells[header.indexOf('站点名称')])
    const listed = (await stations()).map((station) => station.name)
    expect(exported.sort()).toEqual(listed.sort())

    await sendLedger(page, name, content)
    await checkRows(page)
    expect(await outcomeCounts(page)).toEqual({ 全部: listed.length, 无变化: listed.length })
  })

  test('after the day the session is over, and no page had anything to complain about', async () => {
    const { page, complaints } = opened
    const session = await asClerk()
    await signOut(page)
    expect((await session.get('/me')).status).toBe(401)
    expect(complaints).toEqual([])
  })
})

/** A picture as a phone takes it: with the place in its metadata. */
function photograph(): Promise<Buffer> {
  return sharp({ create: { width: PHOTO_WIDTH, height: 480, channels: 3, background: '#a03020' } })
    .jpeg()
    .withExif({ IFD0: { Model: 'Phone' }, IFD3: { GPSLatitude: '32/1 50/1 0/1', GPSLatitudeRef: 'N' } })
    .toBuffer()
}

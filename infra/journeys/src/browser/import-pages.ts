import type { Locator, Page } from 'playwright-core'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Reading, checking and taking over are jobs that poll: longer than a step of a reader. */
const JOB_TIMEOUT_MS = 20_000

/** Sends a station ledger and stands before the proposed columns. */
export async function sendLedger(page: Page, name: string, content: Uint8Array): Promise<void> {
  await page.goto('/imports/stations/new')
  await page.getByLabel('把台账文件拖到这里').setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(content) })
  await page.getByRole('button', { name: '核对各行' }).waitFor({ timeout: JOB_TIMEOUT_MS })
}

/** Leaves the columns as they are proposed and stands before the preview. */
export async function checkRows(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核对各行' }).click()
  const rows = page.getByRole('region', { name: '各行' }).locator('tr.ant-table-row')
  await rows.first().waitFor({ timeout: JOB_TIMEOUT_MS })
}

/** Takes the good rows over and waits until it says that they are. */
export async function applyRows(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^导入 \d+ 行$/ })
    .click()
  await page.getByText(/^已导入:/).waitFor({ timeout: JOB_TIMEOUT_MS })
}

/** What the filters above the rows count: `新增` -> 12. */
export async function outcomeCounts(page: Page): Promise<Record<string, number>> {
  const filters = await page.getByRole('group', { name: '按结果筛选' }).getByRole('button').allTextContents()
  return Object.fromEntries(
    filters.map((text) => {
      const [, outcome = '', count] = /^(.*?)\s*(\d+)$/.exec(text.trim()) ?? []
      return [outcome, Number(count)]
    }),
  )
}

/** The row of the preview that the spreadsheet numbers so. */
export function previewRow(page: Page, row: number): Locator {
  return page.locator(`tr.ant-table-row[data-row-key="${row}"]`)
}

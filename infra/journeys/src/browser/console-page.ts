import type { Browser, Page } from 'playwright-core'
import { watchLoading } from './settled.ts'

export interface TestAccount {
  readonly username: string
  readonly password: string
}

export interface ConsolePage extends AsyncDisposable {
  readonly page: Page
  /** What the browser complained about so far: console errors, faults and refusals of the content security policy. */
  readonly complaints: readonly string[]
  /** Resolves once what the page shows has come. @throws Error that names what is missing, after the time of a step */
  readonly settled: () => Promise<void>
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** A step of a reader that takes longer has failed. */
export const STEP_TIMEOUT_MS = 20_000

export const DESKTOP: Size = { width: 1366, height: 768 }
export const PHONE: Size = { width: 360, height: 740 }

/**
 * A page of the console in a browser session of its own, closed when its scope ends, of a reader who asked for less motion:
 * on a busy machine a list that stands still before it opens gets the click that was meant for another line of it.
 */
export async function openConsole(browser: Browser, address: string, viewport: Size = DESKTOP): Promise<ConsolePage> {
  const reader = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ ...reader, baseURL: address, viewport })
  return watched(await context.newPage())
}

/** A page that has just been opened in a browser session, which is closed with it. */
export function watched(page: Page): ConsolePage {
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`fault: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  const settled = watchLoading(page, STEP_TIMEOUT_MS)
  return { page, complaints, settled, [Symbol.asyncDispose]: () => page.context().close() }
}

/** Fills in the sign-in form of the page that is shown and waits until it is gone. */
export async function signIn(page: Page, account: TestAccount): Promise<void> {
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: /登\s*录/ }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/**
 * Opens an address as somebody who is signed in already, and waits for its page. The session comes by a request of the
 * page's own browser, without the form. @throws Error where the sign-in is refused
 */
export async function signInAt(page: Page, path: string, { username, password }: TestAccount): Promise<void> {
  const answer = await page.request.post('/api/auth/sign-in/username', { data: { username, password } })
  if (!answer.ok()) throw new Error(`sign-in of ${username}: ${answer.status()} ${await answer.text()}`)
  await page.goto(path)
  // What the test then waits for is a step of its own.
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Opens an address as somebody who is not signed in, and signs in by the form on the way. */
export async function signInOnTheWay(page: Page, path: string, account: TestAccount): Promise<void> {
  await page.goto(path)
  await page.waitForURL((url) => url.pathname === '/sign-in')
  await signIn(page, account)
}

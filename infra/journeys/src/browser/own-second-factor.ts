import type { Page } from 'playwright-core'
import { type Authenticator, authenticator } from '../authenticator.ts'

/** In place of a one-time password, on the page that asks for it. */
export async function changeFirstPassword(page: Page, shown: string, own: string): Promise<void> {
  await page.getByRole('heading', { name: '修改密码', level: 1 }).waitFor()
  await page.getByLabel('当前密码').fill(shown)
  await page.getByLabel('新密码', { exact: true }).fill(own)
  await page.getByLabel('再次输入新密码').fill(own)
  await page.getByRole('button', { name: '修改密码' }).click()
}

/** Takes the secret from the page as who cannot scan does, and returns the phone that has it now. */
export async function setUpSecondFactor(page: Page, password: string): Promise<Authenticator> {
  // Not its address, which is there before its form: the one before it asks for the password too.
  await page.getByRole('heading', { name: '设置动态验证码', level: 1 }).waitFor()
  await page.getByLabel('当前密码').fill(password)
  await page.getByRole('button', { name: '下一步' }).click()
  const secret = page.getByText('不能扫描时').locator('code')
  const phone = authenticator((await secret.textContent()) ?? '')
  await page.getByLabel('动态验证码').fill(phone.code())
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.getByRole('button', { name: '已保存好' }).click()
  return phone
}

/** Username and password, then the code that is asked for. */
export async function signInWithCode(
  page: Page,
  account: { readonly username: string; readonly password: string },
  phone: Authenticator,
): Promise<void> {
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: /登\s*录/ }).click()
  await page.getByLabel('动态验证码').fill(phone.code())
  await page.getByRole('button', { name: /登\s*录/ }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^账号:/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
}

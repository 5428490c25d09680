import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { APT_INSTALL } from '@zhanwang/local-servers/nats-server-binary'
import { type Browser, chromium } from 'playwright-core'
import { journeysEnv } from '../env.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/**
 * Starts a browser that talks to nobody but the pages under test: one named by ZHANWANG_BROWSER, else one on PATH, else the
 * one that playwright fetched, else the distribution's, installed when root. @throws Error with the way out where there is none
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserProgram(),
    // Without a locale that knows Chinese, Chromium saves a file with a Chinese name as `download`.
    env: { ...journeysEnv().inherited, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The path of a browser, installed where there was none. @throws Error with the way out where there is none */
export async function browserProgram(): Promise<string> {
  return findBrowser() ?? (await installBrowser())
}

function findBrowser(): string | undefined {
  const { browser, path } = journeysEnv()
  if (browser) return browser
  const onPath = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const fetched = chromium.executablePath()
  return [...onPath, ...(fetched ? [fetched] : [])].find((file) => existsSync(file))
}

async function installBrowser(): Promise<string> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw noBrowser()
  console.log(`本机没有浏览器,正在安装 | No browser is here; installing: apt-get install ${PACKAGES.join(' ')}`)
  const env = { ...journeysEnv().inherited, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...args: readonly string[]) => promisify(execFile)('apt-get', args, { env, maxBuffer: 2 ** 26 })
  await aptGet('update')
  await aptGet(...APT_INSTALL, ...PACKAGES)
  const installed = findBrowser()
  if (!installed) throw noBrowser()
  return installed
}

function noBrowser(): Error {
  return new Error(
    '没有 Chromium,控制台的全程测试无法运行:请安装,或用 ZHANWANG_BROWSER 指明 | No Chromium, so the console’s journeys cannot run: install one (npx playwright install chromium), or name it in ZHANWANG_BROWSER',
  )
}

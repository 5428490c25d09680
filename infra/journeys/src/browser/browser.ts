import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { APT_INSTALL } from '@zhanwang/local-servers/nats-server-binary'
import { type Browser, chromium } from 'playwright-core'
import { journeysEnv } from '../env.ts'

/** The same engine without windows: it costs a fifth less than a whole browser that shows none. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell']
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
/** Of the distribution, the better first: an older one has no shell of its own. */
const PACKAGES = ['chromium-headless-shell', 'chromium'] as const
const FONTS = 'fonts-noto-cjk'

/**
 * Starts a browser that talks to nobody but the pages under test: one named by ZHANWANG_BROWSER, else a headless shell on
 * PATH or fetched by playwright, else a whole browser from there, else the distribution's headless shell, installed when
 * root. A whole browser is good enough: nothing is installed beside it. @throws Error with the way out where there is none
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
  const onPath = (names: readonly string[]) =>
    path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const fetched = chromium.executablePath()
  const candidates = [...onPath(SHELLS), ...fetchedShells(fetched), ...onPath(BROWSERS), ...(fetched ? [fetched] : [])]
  return candidates.find((file) => existsSync(file))
}

/** Playwright tells the place of its whole browser only, `chromium-<revision>/<platform>/…`; the shell's lies beside it. */
function fetchedShells(browser: string): string[] {
  const [, folder, revision] = /^(.*)[/\\]chromium-(\d+)[/\\]/.exec(browser) ?? []
  if (folder === undefined) return []
  const cwd = join(folder, `chromium_headless_shell-${revision}`)
  return globSync('*/{chrome-headless-shell,headless_shell}', { cwd }).map((file) => join(cwd, file))
}

async function installBrowser(): Promise<string> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw noBrowser()
  console.log(`本机没有浏览器,正在安装 | No browser is here; installing one: apt-get install ${PACKAGES.join(' or ')}`)
  const env = { ...journeysEnv().inherited, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...args: readonly string[]) => promisify(execFile)('apt-get', args, { env, maxBuffer: 2 ** 26 })
  await aptGet('update')
  const [shell, whole] = PACKAGES
  await aptGet(...APT_INSTALL, shell, FONTS).catch(() => aptGet(...APT_INSTALL, whole, FONTS))
  const installed = findBrowser()
  if (!installed) throw noBrowser()
  return installed
}

function noBrowser(): Error {
  return new Error(
    '没有 Chromium,控制台的全程测试无法运行:请安装,或用 ZHANWANG_BROWSER 指明 | No Chromium, so the console’s journeys cannot run: install one (npx playwright install chromium), or name it in ZHANWANG_BROWSER',
  )
}

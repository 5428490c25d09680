import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { browserPath } from './env.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** A browser named by ZHANWANG_BROWSER, else one on PATH, else the one that playwright fetched; undefined where there is none. */
export function findBrowser(): string | undefined {
  const { named, path } = browserPath()
  if (named) return named
  const onPath = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const fetched = chromium.executablePath()
  return [...onPath, ...(fetched ? [fetched] : [])].find((file) => existsSync(file))
}

/** Starts a browser that talks to nobody but the pages under test. @throws Error where there is no browser */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium was found. Install one, or name it in ZHANWANG_BROWSER.')
  return chromium.launch({
    executablePath,
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

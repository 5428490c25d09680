import { rmSync } from 'node:fs'
import { findNatsServer } from '@zhanwang/local-servers/nats-server-binary'
import { quickFolder } from '@zhanwang/testkit/quick-folder'
import type { TestProject } from 'vitest/node'
import { browserProgram } from './browser/browser.ts'
import { type ReadyPlatform, startPlatform } from './platform-run.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The running demonstration, as its ready.json describes it. */
    platform: ReadyPlatform
  }
}

/** Starts the demonstration on a home of its own, once for all journeys, and ends it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = quickFolder('zhanwang-journeys-')
  // One after the other, should both have to be installed; the browser while the demonstration is loaded.
  await findNatsServer({ mayInstall: true, say: (zh, en) => console.log(`${zh} | ${en}`) })
  // Whoever needs a browser and has none says so.
  const browser = browserProgram().catch(() => undefined)
  // Live streams say often that they are alive, so that what cuts idle connections need not be waited for long.
  const platform = await startPlatform(home, [], { LIVE_PING_MS: '1000' })
  await browser
  project.provide('platform', platform.ready)
  return async () => {
    await platform.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

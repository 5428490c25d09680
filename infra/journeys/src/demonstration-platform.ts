import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type ReadyPlatform, startPlatform } from './platform-run.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The running demonstration, as its ready.json describes it. */
    platform: ReadyPlatform
  }
}

/** Starts the demonstration on a home of its own, once for all journeys, and ends it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'zhanwang-journeys-'))
  // Live streams say often that they are alive, so that what cuts idle connections need not be waited for long.
  const platform = await startPlatform(home, [], { LIVE_PING_MS: '1000' })
  project.provide('platform', platform.ready)
  return async () => {
    await platform.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

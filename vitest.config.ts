import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './infra/dev/src/longest-first.ts'
import { OWN_PLATFORM_FILES } from './infra/journeys/src/own-platform-files.ts'

const root = import.meta.dirname

/**
 * Every package with tests is a project; one that needs more than these settings (a browser, JSX) has a vitest.config.ts
 * of its own. Tests run against real servers: one Postgres for the whole run, started by the global set-up.
 */
const folders = globSync(['packages/*', 'packages/domain/*', 'apps/*', 'infra/*'], { cwd: root })
  .filter((folder) => existsSync(join(root, folder, 'package.json')) && existsSync(join(root, folder, 'test')))
  .sort()

export default defineConfig({
  test: {
    globalSetup: [join(root, 'packages/testkit/src/global-setup.ts')],
    maxWorkers: 2,
    // Files of a package share its modules: loading them for each costs a tenth of the run, and none changes them.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      ...folders.map((folder) =>
        existsSync(join(root, folder, 'vitest.config.ts'))
          ? join(root, folder)
          : { test: { name: folder, root: join(root, folder), include: ['test/**/*.test.{ts,tsx}'] } },
      ),
      {
        test: {
          name: 'infra/journeys, own platforms',
          root: join(root, 'infra/journeys'),
          include: [...OWN_PLATFORM_FILES],
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})

import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/**
 * Every package with tests is a project; one that needs more than these settings (a browser, JSX) has a vitest.config.ts
 * of its own. Tests run against real servers: one Postgres for the whole run, started by the global set-up.
 */
const folders = globSync(['packages/*', 'packages/domain/*', 'apps/*', 'infra/*'], { cwd: import.meta.dirname })
  .filter((folder) => existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'test')))
  .sort()

export default defineConfig({
  test: {
    globalSetup: [join(import.meta.dirname, 'packages/testkit/src/global-setup.ts')],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: folders.map((folder) =>
      existsSync(join(folder, 'vitest.config.ts'))
        ? join(import.meta.dirname, folder)
        : { test: { name: folder, root: join(import.meta.dirname, folder), include: ['test/**/*.test.{ts,tsx}'] } },
    ),
  },
})

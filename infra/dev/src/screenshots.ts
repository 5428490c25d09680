import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { devEnv } from './env.ts'
import { platform } from './services.ts'

/** Takes the screenshots of the documents anew, by the tests that take them. */
const { root } = platform
const { status } = spawnSync(
  join(root, 'node_modules/.bin/vitest'),
  ['run', ...['screenshots', 'clerks-day'].map((name) => join(root, `infra/journeys/test/${name}.test.ts`))],
  { cwd: root, stdio: 'inherit', env: { ...devEnv().inherited, ZHANWANG_SCREENSHOTS: join(root, 'docs/images') } },
)
process.exit(status ?? 1)
